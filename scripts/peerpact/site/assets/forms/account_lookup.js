// The question to GitHub about an account, loaded when someone asks it.
const PATIENCE = 8000; // milliseconds

/** The number of an account, {id}, or why there is none, {problem}. `users` is where GitHub tells of its accounts. */
export const ask = async (users, login) => {
  const answer = await fetch(users + encodeURIComponent(login), {
    headers: { accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status === 404) return { problem: "No GitHub account has this username." };
  if (answer.status === 403 || answer.status === 429)
    return {
      problem: "GitHub limits requests per hour. Look it up by hand.",
    };
  const account = await answer.json();
  if (!answer.ok || !Number.isInteger(account.id)) throw new Error(String(answer.status));
  if (account.type && account.type !== "User")
    return { problem: "This is an organisation's account, not a person's. Use the username that you sign in with." };
  return { id: account.id };
};
