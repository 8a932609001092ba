/** Where the verified facts come from, as they are cited on screen. A fact without an entry here is not verified. */
export const sources = {
  bensonPws: 'Benson 2019, Personal Wellbeing Score validation, PMC6542444',
  djgManual: 'De Jong Gierveld and van Tilburg, manual of the loneliness scale, 1999',
  franklin: 'Franklin 2021, PMC8034045',
  kounali: 'Kounali 2022, Psychological Medicine, PMC9340848',
  maheswaran: 'Maheswaran 2012, Health and Quality of Life Outcomes 10:156',
  ngFat: 'Ng Fat 2017, Quality of Life Research, doi 10.1007/s11136-016-1454-8',
  onsWellbeing: 'ONS, Personal well-being in the UK: April 2022 to March 2023',
  onsLoneliness: 'What Works Wellbeing, ONS direct measure of loneliness',
  shah: 'Shah 2018, Health and Quality of Life Outcomes 16:239',
  swemwbsGermany: 'German SWEMWBS norms 2024, Quality of Life Research, doi 10.1007/s11136-024-03695-z',
} as const satisfies Record<string, string>;

export type SourceId = keyof typeof sources;
