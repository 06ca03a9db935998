// Jobs that were asked for from a page.
import {get} from '/web/api.js';

const PAUSE = 400;

export const isOpen = job => job.state === 'running' || job.state === 'waiting';

/**
 * Waits for the end of a job, whatever has been seen of it before: it may have been over before
 * anybody looked. Gives up, with nothing, when nobody waits any more.
 */
export async function ended(id, wanted) {
  while (wanted()) {
    const job = await get(`/api/jobs/${id}`).catch(() => null);
    if (job && !isOpen(job)) return job;
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
  return null;
}
