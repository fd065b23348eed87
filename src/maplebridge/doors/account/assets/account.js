// Passkeys: asks the browser for one and puts its answer into the form. Without it codes and passwords still work.
import "../../parts/assets/parts.js";

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const toText = (buffer) => {
    const signs = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(signs).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

const opened = (list) => (list || []).map((each) => ({ ...each, id: toBytes(each.id) }));

const spoken = (credential) => {
    const { response } = credential;
    const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
    const said = Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, toText(response[part])]));
    if (response.getTransports) said.transports = response.getTransports();
    return {
        id: credential.id,
        rawId: toText(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment || undefined,
        clientExtensionResults: credential.getClientExtensionResults(),
        response: said,
    };
};

const make = async ({ publicKey }) => spoken(await navigator.credentials.create({
    publicKey: {
        ...publicKey,
        challenge: toBytes(publicKey.challenge),
        user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
        excludeCredentials: opened(publicKey.excludeCredentials),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    },
}));

const show = async ({ publicKey }) => spoken(await navigator.credentials.get({
    publicKey: { ...publicKey, challenge: toBytes(publicKey.challenge), allowCredentials: opened(publicKey.allowCredentials) },
}));

const fetched = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options;
};

const given = () => JSON.parse(document.getElementById("passkey-options").textContent);

const ways = {
    make: async () => make(given().creation_options),
    show: async () => show(given().request_options),
    enter: async (form) => show(await fetched(form.action)),
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
        if (form.elements.credential.value) return;
        event.preventDefault();
        const note = form.querySelector("[data-passkey-failed]");
        note.hidden = true;
        try {
            form.elements.credential.value = JSON.stringify(await ways[form.dataset.passkey](form));
            form.submit();
        } catch {
            note.hidden = false;
        }
    });
}

for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}
