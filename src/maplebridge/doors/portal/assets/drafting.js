// Keeps what somebody writes every few seconds and when they leave. Files are kept when the form is sent.
const PAUSE = 4000;

for (const form of document.querySelectorAll("form[data-draft]")) {
    const said = form.querySelector("[data-saved]");
    let changed = false;
    let timer = 0;

    const read = () => {
        const fields = new FormData();
        for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
        return fields;
    };

    const keep = async (leaving) => {
        clearTimeout(timer);
        if (!changed || form.dataset.sent) return;
        changed = false;
        try {
            const address = `/drafts/${form.dataset.draft}/`;
            const answer = await fetch(address, { method: "POST", body: read(), headers: { "X-Live": "1" }, keepalive: leaving });
            const told = await answer.json();
            if (said) said.textContent = answer.ok ? form.dataset.keptWords.replace("{at}", told.at) : told.said || "";
        } catch {
            changed = true; // no network: try again with the next change
        }
    };

    form.addEventListener("input", () => {
        changed = true;
        clearTimeout(timer);
        timer = setTimeout(keep, PAUSE);
    });
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden") keep(true);
    });
}
