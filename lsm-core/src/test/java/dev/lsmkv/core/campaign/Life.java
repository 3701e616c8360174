package dev.lsmkv.core.campaign;

import dev.lsmkv.api.LsmStore;

/** One disk, and the processes that open a store on it, one after the other. */
interface Life {

  /** Opens the store in a new process. */
  LsmStore open();

  /**
   * Lets the process die: from some operation on, nothing that it does to the disk is done any
   * more. What it did before stays as it is, forced or not.
   *
   * @param operations how many operations it comes to do yet
   */
  void kill(int operations);
}
