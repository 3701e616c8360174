package dev.lsmkv.bench.workload;

/** An engine returned what was never written. Its figures are worth nothing. */
public final class WrongAnswerException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  WrongAnswerException(String message) {
    super(message);
  }
}
