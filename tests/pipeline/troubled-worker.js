import { parentPort } from "node:worker_threads";

/** A worker that does what the name of its file says: for the ways in which a reader can die. */
let served = 0;

parentPort.on("message", ({ file }) => {
  served++;
  if (file === "hang") for (;;);
  if (file === "exit") process.exit(3);
  if (file === "throw") throw new TypeError("a bug");
  if (file === "swell") for (const kept = []; ;) kept.push(new Array(1000).fill(kept.length));
  if (file === "worn" && served > 1) process.exit(4);
  if (file === "late")
    setTimeout(() => {
      throw new Error("too late to be an answer");
    }, 200);
  parentPort.postMessage({ line: Buffer.from(`${file} ${served}`), pictures: [] });
});
