package dev.lsmkv.core.recovery;

import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.Root;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.spi.entry.EncodedBatch;
import dev.lsmkv.spi.entry.Trailer;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the live segments of the log in order, as one sequence of operations without a gap.
 *
 * <p>What survives is a prefix: where sequence numbers are missing between two records, everything
 * behind is dropped too — unless a record behind says that some of its own segment was made
 * durable, since the log is made durable in order; then the gap is damage, and the store is not
 * opened. A torn end of a segment is a gap only if the next segment does not go on where the torn
 * one ends: space that was made ahead and never used may hold any bytes after a loss of power.
 *
 * <p>Nothing is changed on disk. Thread: confined.
 */
public final class LogReplay {

  private final StoreLayout layout;
  private final Parts parts;
  private final Root root;
  private final WalVisitor target;

  private final List<Cut> cuts = new ArrayList<>();
  private final Set<String> formats = new HashSet<>();
  private boolean mayBeginLater;
  private long nextSequence;
  private long missingUpTo;
  private boolean ended;
  private boolean hasGap;
  private long records;
  private long operations;

  /**
   * A replay.
   *
   * @param layout where the store is
   * @param parts its parts
   * @param root names the segments
   * @param target gets the operations that survived
   */
  public LogReplay(StoreLayout layout, Parts parts, Root root, WalVisitor target) {
    this.layout = layout;
    this.parts = parts;
    this.root = root;
    this.target = target;
    this.nextSequence = root.lastSequence() + 1;
  }

  /**
   * Says that the ROOT is made up, and that tables may hold newer sequence numbers than it tells:
   * so the log may begin behind a gap.
   */
  public void mayBeginLater() {
    mayBeginLater = true;
  }

  /**
   * Part of a segment that did not survive.
   *
   * @param segment the number of the segment
   * @param from the first byte of it
   * @param bytes how many bytes
   */
  public record Cut(long segment, long from, long bytes) {}

  /** Reads all segments. */
  public void run() throws IOException {
    for (long number : root.wal()) {
      replay(number);
    }
  }

  /** Reads the next segment. */
  public void replay(long number) throws IOException {
    StorageFile file = layout.walFile(number);
    WalSegment segment = segment(file, number);
    formats.add(segment.identity().providerId());
    SegmentVisitor visitor = new SegmentVisitor();
    WalTail tail =
        parts.wal(segment.identity().providerId(), file.path().toString()).read(segment, visitor);
    if (visitor.skipped && tail.syncedUpTo() > tail.recordsFrom()) {
      throw new CorruptFileException(
          file.path(),
          0,
          "the records before it, which were durable",
          "a gap in the log before this segment");
    }
    ended |= visitor.skipped;
    if (visitor.skipped || tail.tornBytes() > 0) {
      long from = visitor.skippedFrom(tail);
      cuts.add(new Cut(number, from, tail.validBytes() + tail.tornBytes() - from));
    }
  }

  private WalSegment segment(StorageFile file, long number) throws IOException {
    try {
      return segment(file, root.store(), number);
    } catch (NoSuchFileException _) {
      throw Failures.missing(
          file.path(), layout.rootFile(root.number()).path().getFileName().toString());
    }
  }

  /**
   * A segment to be read, with the log format that its header names.
   *
   * @param file where it is
   * @param store the UUID of its store
   * @param number its number
   * @return the segment
   * @throws IOException if it has no header of such a segment
   */
  public static WalSegment segment(StorageFile file, UUID store, long number) throws IOException {
    byte[] header = file.readFirst(FileHeader.BYTES);
    FileIdentity unknown = new FileIdentity(FileRole.WAL, "", store, number);
    String id = FileHeader.readProviderId(file.path(), MemorySegment.ofArray(header), unknown);
    FileIdentity identity = new FileIdentity(FileRole.WAL, id, store, number);
    return new WalSegment(file, identity, 0, WalSegment.Use.SELDOM_FORCED);
  }

  /** Passes on the records of one segment until the first that does not follow the one before. */
  private final class SegmentVisitor implements WalVisitor {

    private boolean skipped;

    @Override
    public void record(long firstSequence, EncodedBatch batch) throws IOException {
      if (!skipped && firstSequence + batch.count() - 1 <= root.lastSequence()) {
        return; // in tables already
      }
      if (mayBeginLater && records == 0 && !ended && firstSequence > nextSequence) {
        missingUpTo = firstSequence - 1;
        nextSequence = firstSequence;
      }
      if (ended
          || skipped
          || firstSequence != nextSequence
          || batch.count() > Trailer.SEQUENCE_MAX - nextSequence) {
        skipped = true;
        hasGap = true;
        return;
      }
      target.record(firstSequence, batch);
      records++;
      operations += batch.count();
      nextSequence += batch.count();
    }

    /**
     * Where what is set aside begins: after a gap all records of the segment are kept, since
     * offsets are not known.
     */
    private long skippedFrom(WalTail tail) {
      return skipped ? tail.recordsFrom() : tail.validBytes();
    }
  }

  /**
   * The newest sequence number that may be missing between the tables and the log, of a ROOT that
   * was made up; 0 if none is.
   */
  public long missingUpTo() {
    return missingUpTo;
  }

  /** Whether a record was met that does not follow the one before. */
  public boolean hasGap() {
    return hasGap;
  }

  /** Whether all segments are of one format. */
  public boolean isOf(String format) {
    return formats.stream().allMatch(format::equals);
  }

  /** What did not survive. */
  public List<Cut> cuts() {
    return cuts;
  }

  /** The bytes that did not survive. */
  public long bytesCut() {
    return cuts.stream().mapToLong(Cut::bytes).sum();
  }

  /** The newest sequence number that survived. */
  public long lastSequence() {
    return nextSequence - 1;
  }

  /** The records passed on. */
  public long records() {
    return records;
  }

  /** The operations in them. */
  public long operations() {
    return operations;
  }
}
