package dev.lsmkv.core.campaign.machine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a process tells the one that started it: one call of the system a report, so that it
 * outlives the process, whole, from the moment it is made.
 *
 * <p>Thread: safe for use from many threads.
 */
final class Reports {

  private final FileOutputStream output = new FileOutputStream(FileDescriptor.out);

  /** What is reported. */
  enum Kind {
    /** The program runs. */
    BEGUN,
    /** The store is open. */
    OPENED,
    /** It is not, for another process has it. */
    LOCKED,
    /** It is closed again. */
    CLOSED,
    /** A write was acknowledged. */
    ACKNOWLEDGED,
    /** The file system is about to be shut down: what is acknowledged from now on may be lost. */
    CUT
  }

  /**
   * A report.
   *
   * @param kind of what
   * @param writer whose write
   * @param number which write
   */
  record Report(Kind kind, int writer, long number) {

    private static final int BYTES = 10;
    private static final List<Kind> KINDS = List.of(Kind.values());

    /** Reads the next one; nothing after the last. */
    static Optional<Report> read(DataInputStream input) throws IOException {
      byte[] bytes = new byte[BYTES];
      try {
        input.readFully(bytes);
      } catch (EOFException _) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return Optional.of(new Report(KINDS.get(buffer.get()), buffer.get(), buffer.getLong()));
    }

    private byte[] bytes() {
      return ByteBuffer.allocate(BYTES)
          .put((byte) KINDS.indexOf(kind))
          .put((byte) writer)
          .putLong(number)
          .array();
    }
  }

  void tell(Kind kind) {
    tell(new Report(kind, 0, 0));
  }

  void acknowledged(int writer, long number) {
    tell(new Report(Kind.ACKNOWLEDGED, writer, number));
  }

  private void tell(Report report) {
    try {
      output.write(report.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
