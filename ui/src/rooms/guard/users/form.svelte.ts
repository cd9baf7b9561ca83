/** A user while they are added or changed: what was typed, and what still stands in the way of it. */
import type { Finding, Role, StaffId } from '../../../bridge';
import { Attempt } from '../../../live/attempt.svelte';
import { errorOf } from '../../../live/deed.svelte';
import { NewPassphrase } from '../../../shared/keys/passphrase.svelte';
import { usersTexts as texts } from '../../../texts/users';

interface Typed {
  name: string;
  role: Role | '';
  staff_id: StaffId | null;
}

const nameTaken: Finding = { field: 'name', severity: 'refusal', code: 'name_taken', values: {}, source: null };

export class UserForm {
  name = $state('');
  role = $state<Role | ''>('');
  staffId = $state<StaffId | null>(null);
  readonly passphrase = new NewPassphrase();
  readonly attempt = new Attempt();
  /** What is missing is said once somebody tried to save it. */
  #tried = $state(false);

  constructor(typed: Typed) {
    this.name = typed.name;
    this.role = typed.role;
    this.staffId = typed.staff_id;
  }

  get #staffMissing(): boolean {
    return this.role === 'teacher' && this.staffId === null;
  }

  get roleProblem(): string | null {
    return this.#tried && this.role === '' ? texts.roleMissing : this.attempt.beside('role').problem;
  }

  get staffProblem(): string | null {
    return this.#tried && this.#staffMissing ? texts.staffMissing : this.attempt.beside('staff_id').problem;
  }

  get nameProblem(): string | null {
    const taken = this.attempt.findings.some(({ code }) => code === 'name_taken');
    return taken ? texts.nameTaken : this.attempt.beside('name').problem;
  }

  /** The role, when all that a user needs is chosen; says beside the fields what is missing. */
  chosenRole(): Role | null {
    this.#tried = true;
    return this.role === '' || this.#staffMissing ? null : this.role;
  }

  /** Whether the passphrase can be used; says beside its fields why not. */
  async acceptPassphrase(): Promise<boolean> {
    try {
      return await this.passphrase.accept();
    } catch (thrown) {
      this.attempt.failed = errorOf(thrown);
      return false;
    }
  }

  /** What was refused of the whole is said beside the field that it is about. */
  sayBeside(): void {
    const { failed } = this.attempt;
    if (failed === null) return;
    if (failed.code === 'in_the_way') this.attempt.findings = [nameTaken];
    else if (!this.passphrase.refuse(failed)) return;
    this.attempt.failed = null;
  }
}
