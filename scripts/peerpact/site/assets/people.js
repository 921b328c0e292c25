// The people of directory/people.json as columns, for the directory and for the forms.
export const tidy = (text) => text.trim().split(/\s+/u).join(" ");

/** The columns as they are used: in a login, `~` stands for the name in small letters. */
export const unpack = (data) => {
  const short = (name) => name.trim().toLowerCase().split(/\s+/).join("-");
  const skills = data.skills.map(([id, name, ...page]) => [id, tidy(name), ...page]);
  return { ...data, skills, login: data.login.map((login, n) => login.replace("~", () => short(data.name[n]))) };
};
