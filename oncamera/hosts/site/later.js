// What few readers come to, such as the certificate: it's loaded when it's asked for, so that every page stays light.

// Beside this script lie the others. It's empty where the page holds its scripts itself.
const here = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";

/** Load a module once and give it. Rejects when the file can't be loaded; then it may be asked for again.
 * @param {string} name of its constant @param {string} file @returns {Promise<any>} */
export async function loadLater(name, file) {
  const modules = window.onCameraModules;
  if (!modules[name]) {
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(file, here).href;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`${file} can't be loaded`)));
      document.head.append(script);
    });
  }
  return modules[name];
}
