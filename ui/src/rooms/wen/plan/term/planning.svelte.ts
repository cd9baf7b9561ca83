/** Planning what is ticked of a proposal for a term, as one change; what the core refuses is kept with the days it refuses. */
import { bridge, type Finding, type ProposedChild, type WenProposal } from '../../../../bridge';
import { Attempt } from '../../../../live/attempt.svelte';
import { revisionOf } from '../../../../live/changes.svelte';
import { isRefused } from '../findings';
import { draftsOf, Picks, type Pick } from '../picks.svelte';

const KINDS = ['wenochtend'];

export class TermPlanning {
  readonly picks = new Picks();
  readonly attempt = new Attempt();
  #planned = $state.raw({ count: 0, revision: 0 });
  /** Why the core refused, where it is about no day. */
  ofNoDay: readonly Finding[] = $state.raw([]);

  /** How many were planned just now; none once they were taken back. */
  get planned(): number {
    return this.#planned.revision === revisionOf(KINDS) ? this.#planned.count : 0;
  }

  all(proposal: WenProposal): Pick[] {
    return proposal.children.flatMap((child) => this.picks.of(child));
  }

  /** The children of whom a day was refused. */
  refused({ children }: WenProposal): ProposedChild[] {
    return children.filter((child) => this.picks.of(child).some(({ findings }) => isRefused(findings)));
  }

  async plan(chosen: readonly Pick[]): Promise<void> {
    const result = await this.attempt.run(() => bridge.planMornings(draftsOf(chosen)));
    this.#planned = { count: result ? chosen.length : 0, revision: revisionOf(KINDS) };
    this.ofNoDay = this.picks.refuse(chosen, this.attempt.findings);
    if (result) this.picks.forget();
  }
}
