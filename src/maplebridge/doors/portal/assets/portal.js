// What the portal pages do beyond what the server sends; they work without it.
import "../../parts/assets/parts.js";
import "./copying.js";
import "./drafting.js";
import "./places.js";
import "./photos.js";
import "./voice.js";
import "./suggesting.js";
import "./talking.js";
