// The page of what is kept has no other widget, and loads this alone.
import { keptPage } from "../../widgets/kept/kept.js";
import { startSite } from "./site.js";

function startKept() {
  startSite({ kept: keptPage });
}

if (typeof document !== "undefined") startKept();
