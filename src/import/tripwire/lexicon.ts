/** Common first names and surnames in the United Kingdom, those left out that are as often a word, a colour or a town. */
const firstNames = `
aaron abdul abigail adam adrian agnes ahmed aidan aisha alan albert alex alexander alexandra alfie alfred ali alice alison amanda amber
amelia amina amy andrea andrew angela angus anita ann anna anne annette anthony antony archie arthur ashley audrey ava barbara barry beatrice
ben benjamin bernard beryl betty beverley brenda brian bridget bryan callum cameron carl carol caroline carolyn catherine cathy ceri charles
charlie charlotte cheryl chloe chris christian christina christine christopher ciaran claire clare clive colin connor craig cynthia daisy daniel
danielle darren dave david dawn dean deborah debra denise dennis derek diana diane donald donna doreen doris dorothy douglas duncan dylan edith
edna edward edwin eileen elaine eleanor elizabeth ella ellen ellie elsie emily emma eric erin ernest ethan ethel eva evan evelyn evie fatima
fiona florence frances francis frank fred freda frederick freya gail gareth garry gary gavin gemma geoffrey george georgia georgina gerald gerard
gillian gladys glen glenys glyn gordon graeme graham grant greg gwen gwyneth hamza hannah harold harriet harry hassan hayley hazel heather hector
helen henry herbert hilary hilda howard hugh huw iain ian ibrahim imran irene iris isaac isabel isabella isla ivy jack jacob jacqueline jade jake
jamal james jamie jane janet janice jasmine jason jayne jean jeffrey jennifer jenny jeremy jessica jill jim joan joanna joanne joe joel john
jonathan jordan jose joseph josephine joshua joyce judith julia julian julie june karen karl kate katherine kathleen kathryn katie kayleigh keith
kelly kenneth kenny kerry kevin khadija kieran kim kimberley kirsty kyle laura lauren lawrence leah leanne lee leigh leo leon leonard lesley leslie
lewis liam lilian lily linda lindsay lisa liz logan lorna lorraine louis louise lucas lucy luke lydia lynda lynn lynne madison maisie malcolm
mandy marc marcus margaret maria marian marie marilyn marion marjorie mark marlene martha martin mary maryam matilda matthew maureen maurice max
megan melanie melissa mia michael michelle mike millie miriam mohamed mohammad mohammed moira molly monica morag muhammad muriel myra nadia nancy
naomi natalie natasha nathan neil niall nicholas nick nicola nicole nigel noah noel nora norma norman olive oliver olivia omar oscar owen pamela
patricia patrick paul paula pauline peggy penelope peter philip phillip phoebe phyllis priya rachael rachel rajesh ralph raymond rebecca reece
reginald rhian rhys richard rita robert robin roger ronald ronnie rosemary ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah
scott sean shane shannon sharon shaun sheila shirley sian simon siobhan sonia sophia sophie stacey stanley stella stephanie stephen steve steven
stewart stuart sunita susan suzanne sylvia tamara tanya tara terence teresa terry theo theresa thomas tim timothy tina toby tom tony tracey tracy
trevor tyler usman valerie vanessa vera vernon veronica victor victoria vincent violet vivian walter wayne wendy wilfred william winifred yasmin
yusuf yvonne zainab zara zoe`;

const surnames = `
abbott adams adamson ahmad ahmed akhtar alexander ali allan allen anderson andrews armstrong ashton aslam atkins atkinson austin bailey baker
ball banerjee barber barker barnett barrett barry bartlett baxter beattie begum bennett benson bentley berry bibi black blair booth boyle bradley
brennan brooks bruce bryant buckley burgess burke burns butcher butler byrne cairns cameron campbell carpenter carr carroll carter cartwright
chambers chan chapman chaudhry choudhury christie clark clarke clayton cohen cole coleman collins connolly connor cooke cooper cox craig crawford
cunningham curtis daly daniels davey davidson davies davis dawson dean dickson dixon dobson docherty doherty donnelly douglas doyle drummond
duffy duncan dunn edwards elliott ellis evans farrell ferguson fernandes fisher fitzgerald fleming fletcher flynn foster fowler francis fraser
freeman fuller gallagher gardiner gardner garner george gibbons gibbs gibson gilbert gill gordon graham grant gray greenwood gregory griffin
griffiths gupta hamilton hammond hancock hardy harper harris harrison hart hartley harvey hassan hawkins hayes haynes henderson henry hewitt
hicks higgins hodgson holden holland holmes holt hopkins horton houghton howard howarth howe howell howells hudson hughes humphreys humphries hunt
hunter hussain hussein hutchinson ibrahim iqbal islam jackson jacobs jamieson jarvis jenkins jennings john johnson johnston johnstone jones
jordan joseph kaur kay kelly kemp kennedy kerr khan khatun knowles kumar lam lambert lawrence lawson leach lee lees lewis lim little lloyd logan
lowe lucas lynch macdonald mackay mackenzie maclean macleod mahmood malik mann marsden marshall martin mason matthews maxwell mcbride mccarthy
mcdonald mcgrath mcgregor mcintosh mcintyre mckay mckenna mckenzie mclaughlin mclean mcmahon mcmillan mehta middleton millar miller milne mistry
mitchell mohamed moore moran morgan morris morrison morton moss muir munro murphy murray myers nash naylor nelson nguyen nicholls nicholson
nicol nolan obrien oconnor odonnell okafor oneill osborne osullivan owen owens palmer parker parkinson parry parsons patel paterson patterson
payne pearce pearson perkins perry peters peterson phillips pickering porter potter powell power pratt price pritchard pugh quinn rahman ramsay
randall rao read reed rees reeves reid reynolds rhodes richards richardson riley ritchie roberts robertson robinson robson rogers rose ross rowe
rowley russell ryan sanders saunders schofield scott shah sharma sharp sharpe shaw shepherd sheppard short simmons simpson sims sinclair singh
skinner slater smart smith spencer stephens stephenson stevens stevenson stewart stokes stuart sullivan summers sutherland swift sykes taylor
thomas thompson thomson thornton todd tomlinson townsend tucker turnbull turner vaughan wallace wallis walsh walters walton warner warren waters
watkins watson watts webb webster welch wells wheeler whitehead whittaker wilkins wilkinson williams williamson willis wilson winter wong
woodward wright wyatt yates zaman`;

/** In lower case, without marks or apostrophes. */
export const givenAndFamilyNames: ReadonlySet<string> = new Set(
  `${firstNames}${surnames}`.trim().split(/\s+/),
);
