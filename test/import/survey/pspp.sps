* Files that GNU PSPP writes: ranges of missing values, dates in every format, very long strings, weights, two code pages.
SET LOCALE='windows-1252'.
DATA LIST LIST NOTABLE /ref (A4) way (A20) score (F8.2) low (F4) mark (F3) day (DATE11) iso (SDATE10) us (ADATE10) julian (JDATE7) month (MOYR8) quarter (QYR8) week (WKYR10) moment (DATETIME20) stamp (YMDHMS19) span (TIME8) spell (DTIME11) pay (DOLLAR8.2).
BEGIN DATA.
"a1" "Prefer n" 17.43 -9 1 02-MAY-2023 2023/05/02 05/02/2023 2023122 "MAY 2023" "2 Q 2023" "18 WK 2023" "02-MAY-2023 13:45:10" "2023-05-02 13:45:10" 12:30:00 "2 03:04:05" 12.50
"a2" "café – €5" 99 5 2 29-FEB-2024 2024/02/29 02/29/2024 2024060 "FEB 2024" "1 Q 2024" "9 WK 2024" "29-FEB-2024 00:00:00" "2024-02-29 00:00:00" 30:00:01 "0 00:00:01" 1
"a3" "General practice" -3 7 3 31-DEC-1999 1999/12/31 12/31/1999 1999365 "DEC 1999" "4 Q 1999" "53 WK 1999" "31-DEC-1999 23:59:59" "1999-12-31 23:59:59" 00:00:00 "1 00:00:00" 0
"a4" "Somebody else" 0.1 1 3 . . . . . . . . . . . .
END DATA.
STRING about (A300) /story (A3000).
COMPUTE about = CONCAT(RPAD("begin", 297, "-"), "end").
IF (ref = "a2") story = CONCAT(RPAD("x", 2900, "yz"), "end").
VARIABLE LABELS score 'Score at the first meeting' /way 'How the person came'.
VALUE LABELS score 99 'Not asked' -3 'Withdrew' /mark 1 'One' 2 'Two' 3 'Three' /low 5 'Five' 7 '77' /way 'Prefer n' 'Would rather not' 'General practice' 'GP'.
MISSING VALUES score (LO THRU -1, 99) /low (5 THRU 7) /way ('Prefer n').
WEIGHT BY mark.
SAVE OUTFILE='pspp.sav' /COMPRESSED.
SAVE OUTFILE='pspp-plain.sav' /UNCOMPRESSED.
SAVE OUTFILE='pspp.zsav' /ZCOMPRESSED.
