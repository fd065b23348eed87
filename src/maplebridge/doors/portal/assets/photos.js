// Photos: taken or chosen, made smaller on the phone, shown small, taken out again. Without it one file field does.
import { make, say } from "./speaking.js";

const LONGEST_SIDE = 1920;
const box = document.querySelector("[data-photos]");

async function makeSmaller(file) {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || !window.createImageBitmap) return file;
    try {
        const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
        const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
        if (scale === 1 && file.size < 600000) return file;
        const canvas = make("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
        return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
    } catch {
        return file; // the server says what is wrong with it
    }
}

function start() {
    const most = Number(box.dataset.photos);
    const input = box.querySelector("input[type=file]");
    const label = document.querySelector("label[for=r-photos]");
    const said = make("p", { class: "field__hint", role: "status" });
    const adding = make("label", { class: "photos__add" });
    const picker = make("input", { type: "file", accept: "image/*", multiple: "", id: "r-photos-add", "aria-label": say("添加照片", "Add photos") });
    let photos = [];

    adding.append(picker);
    box.append(adding);
    box.after(said);
    input.hidden = true;
    label.htmlFor = "r-photos-add";

    const hand = () => {
        const bag = new DataTransfer();
        for (const each of photos) bag.items.add(each.file);
        input.files = bag.files;
        adding.hidden = photos.length >= most;
        said.textContent = photos.length ? say(`已选 ${photos.length} 张`, `${photos.length} chosen`) : "";
    };
    const takeOut = (photo) => {
        photos = photos.filter((each) => each !== photo);
        URL.revokeObjectURL(photo.address);
        photo.shown.remove();
        hand();
        picker.focus();
    };
    const show = (file) => {
        const photo = { file, address: URL.createObjectURL(file) };
        const button = make("button", { type: "button", class: "button", "aria-label": say(`去掉 ${file.name}`, `Take out ${file.name}`) }, "×");
        photo.shown = make("div", { class: "photos__one" }, make("img", { src: photo.address, alt: file.name }), button);
        button.addEventListener("click", () => takeOut(photo));
        adding.before(photo.shown);
        photos.push(photo);
    };
    picker.addEventListener("change", async () => {
        const chosen = [...picker.files].slice(0, most - photos.length);
        picker.value = "";
        said.textContent = say("正在处理照片…", "Preparing…");
        for (const file of chosen) show(await makeSmaller(file));
        hand();
    });
}

if (box && window.DataTransfer) start();
