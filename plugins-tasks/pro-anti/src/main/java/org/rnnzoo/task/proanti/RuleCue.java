package org.rnnzoo.task.proanti;

/** When the rule is shown. */
public enum RuleCue {
  /** From the start of the trial to the response. */
  UNTIL_RESPONSE,
  /** In the fixation epoch only, so that it must be remembered. */
  FIXATION
}
