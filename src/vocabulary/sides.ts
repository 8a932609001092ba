/** What the stratum of a member says where two cohorts are chosen by conditions of their own. */
export const sideMarks = ['asked', 'against', 'both', 'neither'] as const;
