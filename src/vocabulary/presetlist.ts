import type { Mapping, ScoreColumn, ToolName } from './mapping';

/** What is known of one system's export: the column names it is told by, and what they mean. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** `invented layout`: made up after what is known of the system; nobody has held it against a real export. */
  readonly label: 'invented layout' | 'seen in an export';
  readonly header: readonly string[];
  readonly mapping: Mapping;
  /** Two made-up rows. */
  readonly sample: readonly (readonly string[])[];
}

type Parts = Pick<Mapping, 'layout' | 'columns'> & Partial<Omit<Mapping, 'format' | 'version'>>;

function mapped(parts: Parts): Mapping {
  return {
    format: 'plainsight-mapping',
    version: 1,
    dates: 'day first',
    decimal: '.',
    scores: [],
    tools: [],
    custom: [],
    ...parts,
  };
}

const exit = 1000;
const decile = { most_deprived: 'lowest', steps: 10 } as const;

/** A first and a last column for each measure, `%` standing for the measure's own name. */
function pairs(
  names: readonly (readonly [name: string, measure: string, scale?: 'raw' | 'metric'])[],
  first: string,
  last: string,
  lastIs: 'review' | 'exit' = 'exit',
): readonly ScoreColumn[] {
  const stages = [
    [first, 'baseline', 0],
    [last, lastIs, lastIs === 'exit' ? exit : 1],
  ] as const;
  return stages.flatMap(([pattern, stage, order]) =>
    names.map(([name, measure, scale]): ScoreColumn => ({
      column: pattern.replace('%', name),
      measure,
      stage,
      order,
      ...(scale === undefined ? {} : { scale }),
    })),
  );
}

function tool(name: string, measure: string, question?: string, scale?: 'raw' | 'metric'): ToolName {
  return {
    tool: name,
    ...(question === undefined ? {} : { question }),
    measure,
    ...(scale === undefined ? {} : { scale }),
  };
}

const ons4Tools: readonly ToolName[] = [
  tool('ONS4', 'ons-life-satisfaction', 'Life satisfaction'),
  tool('ONS4', 'ons-worthwhile', 'Worthwhile'),
  tool('ONS4', 'ons-happiness', 'Happiness'),
  tool('ONS4', 'ons-anxiety', 'Anxiety'),
];
const mycawTools: readonly ToolName[] = [
  tool('MYCaW', 'mycaw-concern-1', 'Concern 1'),
  tool('MYCaW', 'mycaw-concern-2', 'Concern 2'),
  tool('MYCaW', 'mycaw-wellbeing', 'Wellbeing'),
];
const shortOns4 = [
  ['LS', 'ons-life-satisfaction'],
  ['W', 'ons-worthwhile'],
  ['H', 'ons-happiness'],
  ['A', 'ons-anxiety'],
] as const;
const longOns4 = [
  ['Life Satisfaction', 'ons-life-satisfaction'],
  ['Worthwhile', 'ons-worthwhile'],
  ['Happiness', 'ons-happiness'],
  ['Anxiety', 'ons-anxiety'],
] as const;

function preset(id: string, name: string, header: string, mapping: Parts, sample: readonly string[]): Preset {
  return {
    id,
    name,
    label: 'invented layout',
    header: header.split(','),
    mapping: mapped(mapping),
    sample: sample.map((row) => row.split(',')),
  };
}

/** Every preset. A new system is one entry here; its two made-up rows are read back by the test. */
export const presets: readonly Preset[] = [
  preset(
    'link-worker-wide',
    'A link-worker system, one row a person (layout A)',
    'Client ID,Referral Date,Age,Gender,Ethnicity,IMD Decile,GP Practice,Referral Reason,LW First Contact,Status,Closure Date,ONS LS (Start),ONS W (Start),ONS H (Start),ONS A (Start),ONS LS (End),ONS W (End),ONS H (End),ONS A (End)',
    {
      layout: 'wide',
      columns: {
        person: 'Client ID',
        referral_date: 'Referral Date',
        age: 'Age',
        sex: 'Gender',
        ethnicity: 'Ethnicity',
        deprivation: 'IMD Decile',
        site: 'GP Practice',
        reason: 'Referral Reason',
        first_contact: 'LW First Contact',
        status: 'Status',
        closed: 'Closure Date',
      },
      deprivation: decile,
      scores: pairs(shortOns4, 'ONS % (Start)', 'ONS % (End)'),
    },
    [
      'SP-00017,03/04/2023,67,Female,White - British,2,Riverside Surgery,Loneliness,11/04/2023,Closed - completed,29/08/2023,4,5,4,7,7,7,6,4',
      'SP-00018,05/04/2023,52,Male,Not stated,5,Riverside Surgery,Housing,14/04/2023,DNA - closed,02/06/2023,3,5,4,8,,,,',
    ],
  ),
  preset(
    'measure-rows',
    'A measure export, one row a score (layout B)',
    'client_ref,case_id,tool,question,stage,date_completed,score',
    {
      layout: 'long',
      dates: 'year first',
      columns: {
        person: 'client_ref',
        episode: 'case_id',
        tool: 'tool',
        question: 'question',
        stage: 'stage',
        date: 'date_completed',
        score: 'score',
      },
      tools: [
        tool('SWEMWBS', 'swemwbs', 'Total (metric)', 'metric'),
        tool('SWEMWBS', 'swemwbs', 'Total (raw)', 'raw'),
        tool('UCLA', 'ucla-3'),
        ...mycawTools,
        ...ons4Tools,
      ],
    },
    [
      'A1093,C2210,SWEMWBS,Total (metric),Baseline,2023-05-02,17.43',
      'A1093,C2210,SWEMWBS,Total (metric),Review 1,2023-08-30,21.54',
    ],
  ),
  preset(
    'joy',
    'Joy: wellbeing trackers',
    'Client ID,Case ID,Registered Practice,Link Worker,Framework,Question,Tracker Type,Tracker Date,Score',
    {
      layout: 'long',
      columns: {
        person: 'Client ID',
        episode: 'Case ID',
        site: 'Registered Practice',
        link_worker: 'Link Worker',
        tool: 'Framework',
        question: 'Question',
        stage: 'Tracker Type',
        date: 'Tracker Date',
        score: 'Score',
      },
      tools: [...ons4Tools, ...mycawTools],
    },
    [
      'J-104,JC-311,Hillside Surgery,LW03,ONS4,Life satisfaction,Baseline,12/05/2023,4',
      'J-104,JC-311,Hillside Surgery,LW03,ONS4,Life satisfaction,Follow-up,18/08/2023,6',
    ],
  ),
  preset(
    'elemental',
    'Elemental: one row a referral',
    'Patient ID,Referral ID,Hub,Date of Referral,Source of Referral,Reason for Referral,Age Group,Gender,Ethnicity,IMD Decile,Intervention,Referral Status,Date Closed,WEMWBS Initial,WEMWBS Final,ONS4 Life Satisfaction Initial,ONS4 Worthwhile Initial,ONS4 Happiness Initial,ONS4 Anxiety Initial,ONS4 Life Satisfaction Final,ONS4 Worthwhile Final,ONS4 Happiness Final,ONS4 Anxiety Final',
    {
      layout: 'wide',
      columns: {
        person: 'Patient ID',
        episode: 'Referral ID',
        site: 'Hub',
        referral_date: 'Date of Referral',
        referral_source: 'Source of Referral',
        reason: 'Reason for Referral',
        age_band: 'Age Group',
        sex: 'Gender',
        ethnicity: 'Ethnicity',
        deprivation: 'IMD Decile',
        activity: 'Intervention',
        status: 'Referral Status',
        closed: 'Date Closed',
      },
      deprivation: decile,
      scores: [
        ...pairs([['WEMWBS', 'wemwbs']], '% Initial', '% Final'),
        ...pairs(longOns4, 'ONS4 % Initial', 'ONS4 % Final'),
      ],
    },
    [
      'E-2001,R-9001,North Hub,14/02/2023,GP,Low mood,45-54,Female,White - British,3,Walking group,Completed,30/06/2023,38,46,4,5,4,7,6,6,6,5',
      'E-2002,R-9002,North Hub,20/02/2023,Self,Isolation,65-74,Male,Indian,6,Befriending,Active,,41,,5,5,5,4,,,,',
    ],
  ),
  preset(
    'social-rx',
    'Social Rx: one row a case',
    'Patient Ref,Case Ref,Date Referred,GP Surgery,PCN,Gender,Age,Case Status,Case Closed,SWEMWBS Start,SWEMWBS End,PHQ-9 Start,PHQ-9 End,GAD-7 Start,GAD-7 End',
    {
      layout: 'wide',
      columns: {
        person: 'Patient Ref',
        episode: 'Case Ref',
        referral_date: 'Date Referred',
        site: 'GP Surgery',
        area: 'PCN',
        sex: 'Gender',
        age: 'Age',
        status: 'Case Status',
        closed: 'Case Closed',
      },
      scores: pairs(
        [
          ['SWEMWBS', 'swemwbs'],
          ['PHQ-9', 'phq-9'],
          ['GAD-7', 'gad-7'],
        ],
        '% Start',
        '% End',
      ),
    },
    [
      'SR-51,SC-81,09/01/2023,Park Surgery,East,Female,48,Closed,02/05/2023,18.59,21.54,14,9,11,7',
      'SR-52,SC-82,16/01/2023,Park Surgery,East,Male,61,Open,,20.73,,8,,6,',
    ],
  ),
  preset(
    'charitylog',
    'Charitylog: one row a referral',
    'Client Reference,Referral Number,Project,Referral Date,Referred By,First Contact Date,Closure Date,Closure Outcome,Ward,Gender,Ethnic Origin,UCLA Initial,UCLA Final,ONS Life Satisfaction Initial,ONS Worthwhile Initial,ONS Happiness Initial,ONS Anxiety Initial,ONS Life Satisfaction Final,ONS Worthwhile Final,ONS Happiness Final,ONS Anxiety Final',
    {
      layout: 'wide',
      columns: {
        person: 'Client Reference',
        episode: 'Referral Number',
        activity: 'Project',
        referral_date: 'Referral Date',
        referral_source: 'Referred By',
        first_contact: 'First Contact Date',
        closed: 'Closure Date',
        status: 'Closure Outcome',
        area: 'Ward',
        sex: 'Gender',
        ethnicity: 'Ethnic Origin',
      },
      scores: [
        ...pairs([['UCLA', 'ucla-3']], '% Initial', '% Final'),
        ...pairs(longOns4, 'ONS % Initial', 'ONS % Final'),
      ],
    },
    [
      'CL-301,4501,Befriending,11/10/2022,GP,17/10/2022,06/03/2023,Completed,Castle,Female,White British,8,6,4,5,5,6,6,6,7,4',
      'CL-302,4502,Befriending,18/10/2022,Self,24/10/2022,,Open,Castle,Male,Caribbean,7,,5,4,5,5,,,,',
    ],
  ),
  preset(
    'upshot',
    'Upshot: survey answers',
    'Participant ID,Project,Activity,Survey,Question,Timepoint,Date Completed,Response',
    {
      layout: 'long',
      columns: {
        person: 'Participant ID',
        activity: 'Activity',
        tool: 'Survey',
        question: 'Question',
        stage: 'Timepoint',
        date: 'Date Completed',
        score: 'Response',
      },
      tools: [...ons4Tools, tool('WEMWBS', 'wemwbs', 'Total'), tool('UCLA', 'ucla-3', 'Total')],
    },
    [
      'U-77,Green spaces,Allotment,UCLA,Total,Baseline,04/04/2023,8',
      'U-77,Green spaces,Allotment,UCLA,Total,Exit,12/09/2023,6',
    ],
  ),
  preset(
    'outcomes-star',
    'Outcomes Star Online: one row a reading',
    'Unique ID,Age Range,Gender,Ethnicity,Service,Reading,Reading Date,Star Average',
    {
      layout: 'long',
      columns: {
        person: 'Unique ID',
        age_band: 'Age Range',
        sex: 'Gender',
        ethnicity: 'Ethnicity',
        site: 'Service',
        stage: 'Reading',
        date: 'Reading Date',
      },
      scores: [{ column: 'Star Average', measure: 'star' }],
    },
    [
      'OS-9,55-64,Female,White British,Town project,First,08/03/2023,2.4',
      'OS-9,55-64,Female,White British,Town project,Last,14/09/2023,3.5',
    ],
  ),
  preset(
    'gp-search',
    'A search on a GP system: one row a coded score',
    'Pseudonym,Age,Gender,Registered Practice,Code Term,Value,Event Date',
    {
      layout: 'long',
      columns: {
        person: 'Pseudonym',
        age: 'Age',
        sex: 'Gender',
        site: 'Registered Practice',
        tool: 'Code Term',
        score: 'Value',
        date: 'Event Date',
      },
      tools: [
        tool('PHQ-9 score', 'phq-9'),
        tool('GAD-7 score', 'gad-7'),
        tool('Patient health questionnaire 9 score', 'phq-9'),
        tool('Generalised anxiety disorder 7 score', 'gad-7'),
      ],
    },
    [
      '7f21,58,Female,Mill Lane Surgery,PHQ-9 score,15,06/02/2023',
      '7f21,58,Female,Mill Lane Surgery,PHQ-9 score,9,05/06/2023',
    ],
  ),
];
