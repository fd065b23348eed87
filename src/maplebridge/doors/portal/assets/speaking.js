// Says a thing in the page's language. Not for sentences of the server.
const english = document.documentElement.lang === "en";

export function say(chinese, inEnglish) {
    return english ? inEnglish : chinese;
}

// A piece of the page: make("button", { class: "button", type: "button" }, "text", child, …)
export function make(name, marks = {}, ...inside) {
    const element = document.createElement(name);
    for (const [mark, value] of Object.entries(marks)) element.setAttribute(mark, value);
    element.append(...inside);
    return element;
}
