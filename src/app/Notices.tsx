/** What in the address was not understood. */
export function Notices({
  notices,
  onRead,
}: {
  readonly notices: readonly string[];
  readonly onRead: () => void;
}) {
  return (
    <div role="status" className={notices.length === 0 ? undefined : 'notices'}>
      {notices.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {notices.length > 0 && (
        <button type="button" className="button" onClick={onRead}>
          Close
        </button>
      )}
    </div>
  );
}
