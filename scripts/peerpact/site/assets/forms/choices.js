// Languages and zones to choose from, by what people call them; and what the browser knows about its reader.
const plain = (text) => text.toLowerCase().replace(/[_/]/g, " ").trim();
const mine = () => navigator.languages || [navigator.language || "en"];

const names = (tags) => {
  const own = new Intl.DisplayNames([...mine()], { type: "language" }),
    english = new Intl.DisplayNames("en", { type: "language" });
  return tags.map((tag) => {
    const local = new Intl.DisplayNames(tag, { type: "language" });
    return { tag, called: [...new Set([own.of(tag), english.of(tag), local.of(tag)])] };
  });
};

export const languages = (data) => {
  let all = null; // worked out when first asked, for there are many
  const known = () => (all = all || names([...data.languages.split(" "), "pt-BR", "pt-PT", "zh-Hans", "zh-Hant"]));
  return {
    search: (text) =>
      known()
        .map((one) => [
          Math.min(
            ...[one.tag, ...one.called].map((name) => {
              const at = plain(name).indexOf(plain(text));
              return at < 0 ? 9 : at + (one.tag === text ? -1 : 0);
            }),
          ),
          one,
        ])
        .filter(([rank]) => rank < 9)
        .sort((a, b) => a[0] - b[0])
        .slice(0, 8)
        .map(([, one]) => ({ value: one.tag, label: one.called[0], detail: one.tag })),
    exact: (text) => {
      const found = known().find((one) => one.called.some((name) => plain(name) === plain(text)));
      return found ? found.tag : text;
    },
    reader: () =>
      [...new Set(mine().map((tag) => tag.split("-")[0]))].filter((tag) => ` ${data.languages} `.includes(` ${tag} `)),
  };
};

export const zones = (data) => ({
  search: (text) =>
    data.zones
      .map((zone) => [plain(zone), zone])
      .filter(([name]) => name.includes(plain(text)))
      .map(([name, zone]) => [name.split(" ").some((word) => word.startsWith(plain(text).split(" ")[0])) ? 0 : 1, zone])
      .sort((a, b) => a[0] - b[0])
      .slice(0, 8)
      .map(([, value]) => ({ value, label: value.replace(/_/g, " ") })),
  exact: (text) => data.zones.find((zone) => plain(zone) === plain(text)) || text,
  reader: () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return data.zones.includes(zone) ? zone : "";
  },
});
