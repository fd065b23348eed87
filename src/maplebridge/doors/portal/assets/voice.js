// A voice note of at most a minute: record, listen, take it again. Without a microphone a file can be sent.
import { make, say } from "./speaking.js";

const LONGEST = 60;
const box = document.querySelector("[data-voice]");
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

function start() {
    const input = box.querySelector("input[type=file]");
    const button = make("button", { type: "button", class: "button" }, box.dataset.start);
    const time = make("span", { class: "voice__time number" });
    const again = make("button", { type: "button", class: "button button--quiet" }, say("删掉重录", "Delete"));
    const player = make("audio", { controls: "" });
    const said = make("p", { class: "field__hint", role: "status" });
    const bar = make("div", { class: "voice__bar" }, button, time);
    const heard = make("div", { class: "voice__bar" }, player, again);
    let recorder = null;
    let ticking = 0;

    heard.hidden = true;
    box.querySelector(".voice__file").hidden = true;
    box.append(bar, heard, said);

    const put = (blob) => {
        const ending = blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm";
        const bag = new DataTransfer();
        bag.items.add(new File([blob], `voice.${ending}`, { type: blob.type }));
        input.files = bag.files;
        player.src = URL.createObjectURL(blob);
        heard.hidden = false;
        bar.hidden = true;
        said.textContent = say("录好了，可以听一遍", "Recorded; you can listen to it");
    };
    const stop = () => recorder && recorder.state === "recording" && recorder.stop();
    const record = async () => {
        let stream;
        try {
            stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        } catch {
            box.querySelector(".voice__file").hidden = false;
            bar.hidden = true;
            said.textContent = say("没有麦克风权限，可以改传录音文件", "No microphone; you can send a recording instead");
            return;
        }
        const parts = [];
        recorder = new MediaRecorder(stream, { mimeType: KINDS.find((each) => MediaRecorder.isTypeSupported(each)) });
        recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
        recorder.addEventListener("stop", () => {
            clearInterval(ticking);
            for (const track of stream.getTracks()) track.stop();
            delete bar.dataset.on;
            button.textContent = box.dataset.start;
            time.textContent = "";
            put(new Blob(parts, { type: recorder.mimeType.split(";")[0] }));
        });
        recorder.start();
        bar.dataset.on = "1";
        button.textContent = say("说完了", "Done");
        let seconds = 0;
        time.textContent = `0 / ${LONGEST}`;
        ticking = setInterval(() => {
            seconds += 1;
            time.textContent = `${seconds} / ${LONGEST}`;
            if (seconds >= LONGEST) stop();
        }, 1000);
    };
    button.addEventListener("click", () => (bar.dataset.on ? stop() : record()));
    again.addEventListener("click", () => {
        input.value = "";
        URL.revokeObjectURL(player.src);
        heard.hidden = true;
        bar.hidden = false;
        said.textContent = "";
        button.focus();
    });
}

if (box && window.MediaRecorder && navigator.mediaDevices && window.DataTransfer) start();
