// What the desk pages do beyond what the server sends; they work without it.
import "../../parts/assets/parts.js";
