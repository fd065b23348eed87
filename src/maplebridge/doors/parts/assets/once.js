// A form that is on its way is not sent twice, and what is wrong is brought into view. Not for checking fields.
for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
        if (form.dataset.sent) return event.preventDefault();
        form.dataset.sent = "1";
        for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-disabled", "true");
    });
}

// Back from the next page, the form can be sent again.
window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sent]")) {
        delete form.dataset.sent;
        for (const button of form.querySelectorAll("button[type=submit]")) button.removeAttribute("aria-disabled");
    }
});

const wrong = document.querySelector("[data-focus]");
if (wrong) wrong.focus();
