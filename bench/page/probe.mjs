/**
 * Runs in the page before its own scripts: notes when the pointer moved, which start of the runs that led to, when all runs of that
 * start had sent their paths, and when the frame that shows them was painted.
 */
(() => {
  const log = { moves: [], starts: [], painted: [], frames: [] };
  const open = new Map();
  let session = 0;

  const painted = (number) => {
    // The page paints in this frame, too; what comes after it runs when the frame is done.
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.addEventListener("message", () => log.painted.push({ session: number, at: performance.now() }));
      after.port1.start();
      after.port2.postMessage(undefined);
    });
  };

  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (data.type !== "round") return;
        const ended = data.news.filter((one) => "ended" in one).length;
        const left = (open.get(data.session) ?? 0) - ended;
        open.set(data.session, left);
        if (left === 0 && ended > 0) painted(data.session);
      });
    }
    postMessage(message, transfer) {
      if (message.type === "start") {
        session = message.session;
        open.set(session, message.plan.runs.length);
        log.starts.push({ session, at: performance.now(), move: log.moves.length });
      }
      super.postMessage(message, transfer);
    }
  };

  // Every report of the pointer, when it comes, those that were put together too: pointermove waits for the next frame.
  window.addEventListener(
    "pointerrawupdate",
    (event) => {
      for (const one of event.getCoalescedEvents()) log.moves.push(one.timeStamp);
    },
    { capture: true },
  );
  const frame = (now) => {
    log.frames.push(now);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.dragLog = log;
})();
