export async function writeReport(results) {
  console.log(JSON.stringify(results, null, 2));
}
