"""Writes Stata files of both byte orders with pandas; make.R runs it."""

import pandas as pd

frame = pd.DataFrame(
    {
        "id": ["a", "bb", "ccc", ""],
        "single": pd.Series([17.43, 0.1, None, -2.5], dtype="float32"),
        "real": [17.43, None, 1e-300, 8e307],
        "tiny": pd.Series([1, -127, 100, 0], dtype="int8"),
        "few": pd.Series([32740, -32767, 5, 0], dtype="int16"),
        "whole": pd.Series([2147483620, -5, 7, 0], dtype="int32"),
        "day": pd.to_datetime(["2024-02-29", None, "1959-12-31", "2100-01-01"]),
        "sex": pd.Categorical(["Woman", "Man", None, "Woman"]),
        "story": ["x" * 3000, "", "short", "x" * 3000],
    }
)
for release, order in ((114, ">"), (117, ">"), (118, ">"), (119, ">"), (117, "<")):
    # Texts kept apart from the rows are left out where the byte order is big: pandas says that it cannot be sure of them.
    data = frame.drop(columns="story") if order == ">" else frame
    name = f"{'big' if order == '>' else 'little'}{release}.dta"
    data.to_stata(
        name,
        version=release,
        byteorder=order,
        convert_dates={"day": "td"},
        write_index=False,
        convert_strl=None if order == ">" else ["story"],
    )
