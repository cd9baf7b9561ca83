/** Planning what is ticked of a proposal for a term, as one change; what the core refuses is kept with the days it refuses. */
import { bridge, type Finding, type ProposedChild, type WenProposal } from '../../../../bridge';
import { Attempt } from '../../../../live/attempt.svelte';
import { isRefused } from '../findings';
import { draftsOf, Picks, type Pick } from '../picks.svelte';

export class TermPlanning {
  readonly picks = new Picks();
  readonly attempt = new Attempt();
  /** How many were planned just now. */
  planned = $state(0);
  /** Why the core refused, where it is about no day. */
  ofNoDay: readonly Finding[] = $state.raw([]);

  all(proposal: WenProposal): Pick[] {
    return proposal.children.flatMap((child) => this.picks.of(child));
  }

  /** The children of whom a day was refused. */
  refused({ children }: WenProposal): ProposedChild[] {
    return children.filter((child) => this.picks.of(child).some(({ findings }) => isRefused(findings)));
  }

  async plan(chosen: readonly Pick[]): Promise<void> {
    const result = await this.attempt.run(() => bridge.planMornings(draftsOf(chosen)));
    this.planned = result ? chosen.length : 0;
    this.ofNoDay = this.picks.refuse(chosen, this.attempt.findings);
    if (result) this.picks.forget();
  }
}
