package dev.lsmkv.core.commit;

import dev.lsmkv.core.environment.Outcome;
import dev.lsmkv.core.error.FailureLog;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.manifest.CommitException;
import dev.lsmkv.core.version.StoreState;
import dev.lsmkv.spi.entry.WriteGroup;
import dev.lsmkv.spi.storage.FileIdentity;
import dev.lsmkv.spi.storage.FileRole;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The log: one segment a memtable. The next segment is made ahead, in the background, and named by
 * a ROOT before it is used, so that beginning a new memtable costs the leader nothing. Nothing is
 * made before the first write, so that a store that was closed can be opened and read without a
 * force of the disk.
 *
 * <p>Thread: {@link #prepare}, {@link #append} and {@link #roll} by the leader, {@link #force} by
 * one thread at a time, {@link #retire} from any.
 */
public final class WriteLog {

  private static final System.Logger LOG = System.getLogger(WriteLog.class.getName());

  /** How often in a segment room is asked for. A log makes fewer, larger steps. */
  private static final int ROOM_STEPS = 64;

  private final StoreLayout layout;
  private final UUID store;
  private final String formatId;
  private final WalFormat format;
  private final long segmentBytes;
  private final WalSegment.Use use;
  private final StoreState state;
  private final Executor background;

  private final Map<Long, LogSegment> open = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<LogSegment> unforced = new ConcurrentLinkedDeque<>();
  private final LongAdder appendedBytes = new LongAdder();
  private final LongAdder groups = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder forces = new LongAdder();
  private final Queue<Long> replaced; // the background's
  private @Nullable LogSegment active; // the leader's
  private long bytesUntilRoom; // the leader's
  private @Nullable Outcome<LogSegment> prepared; // the leader's; null until something is written
  private @Nullable Outcome<LogSegment> following; // the leader's, within a roll

  /**
   * The log of a store, without a segment before the first {@link #roll}.
   *
   * @param target where segments go and what they are
   * @param replaced those that the ROOT names until it names one of these, and that hold nothing
   * @param state names them in a ROOT
   * @param background makes them, and room in them; one thing at a time
   */
  public WriteLog(Target target, List<Long> replaced, StoreState state, Executor background) {
    this.layout = target.layout();
    this.store = target.store();
    this.formatId = target.formatId();
    this.format = target.format();
    this.use = target.use();
    this.segmentBytes = target.segmentBytes();
    this.replaced = new ArrayDeque<>(replaced);
    this.state = state;
    this.background = background;
  }

  /**
   * Where segments go and what they are.
   *
   * @param layout where the store is
   * @param store its UUID
   * @param formatId the id of the log format
   * @param format the log format
   * @param use whether most of what is appended will be forced
   * @param segmentBytes about how many bytes a segment will get
   */
  public record Target(
      StoreLayout layout,
      UUID store,
      String formatId,
      WalFormat format,
      WalSegment.Use use,
      long segmentBytes) {}

  /**
   * Has the next segment made, unless that is done or under way. Where there is no thread or no
   * memory for it the next call tries again, or the roll that needs it.
   */
  void prepare() {
    if (prepared == null) {
      try {
        prepared = prepareNext();
      } catch (RejectedExecutionException | VirtualMachineError _) {
        // nothing needs it yet
      }
    }
  }

  private Outcome<LogSegment> prepareNext() {
    Outcome<LogSegment> outcome = new Outcome<>();
    background.execute(() -> {
      try {
        outcome.succeeded(create());
        deleteReplaced();
      } catch (Throwable t) { // whatever it is, the leader waits
        outcome.failed(t);
      }
    });
    return outcome;
  }

  /** Deletes what no ROOT names any more. */
  private void deleteReplaced() {
    for (Long number = replaced.poll(); number != null; number = replaced.poll()) {
      try {
        layout.walFile(number).delete();
      } catch (IOException | RuntimeException | Error e) { // the leader has what it wanted
        FailureLog.tell(LOG, System.Logger.Level.WARNING, "The next open removes a log segment", e);
      }
    }
  }

  private LogSegment create() throws IOException {
    long number = state.allocateNumber();
    StorageFile file = layout.walFile(number);
    LogSegment segment;
    try {
      segment = create(file, number);
    } catch (IOException | RuntimeException | Error e) {
      deleteUnnamed(file, e);
      throw e;
    }
    try {
      layout.wal().force();
      state.addSegment(number, replaced);
      return segment;
    } catch (CommitException e) {
      letGo(segment);
      throw e; // a ROOT may name the segment
    } catch (IOException | RuntimeException | Error e) {
      letGo(segment);
      deleteUnnamed(file, e);
      throw e;
    }
  }

  private LogSegment create(StorageFile file, long number) throws IOException {
    FileIdentity identity = new FileIdentity(FileRole.WAL, formatId, store, number);
    WalSegment place = new WalSegment(file, identity, segmentBytes, use);
    return new LogSegment(number, format.create(place));
  }

  /** Closes a segment that nobody got; the failure before this one says what is to become of it. */
  private static void letGo(LogSegment segment) {
    try {
      segment.close();
    } catch (RuntimeException | Error _) {
      // of the log format, or of memory
    }
  }

  /** A disk that is full must not be filled further with what is left of each attempt. */
  private static void deleteUnnamed(StorageFile file, Throwable reason) {
    try {
      file.delete();
    } catch (IOException e) {
      reason.addSuppressed(e); // an orphan, which the next open removes
    } catch (VirtualMachineError _) {
      // the same; it may even be the reason
    }
  }

  /**
   * Goes on in the next segment.
   *
   * @return its number
   * @throws IOException if it could not be made; the present one goes on, as it does after any
   *     other failure
   */
  public long roll() throws IOException {
    Outcome<LogSegment> outcome = prepared;
    if (outcome == null || outcome.hasFailed()) {
      outcome = prepareNext(); // a full disk may have space again
      prepared = outcome;
    }
    Throwable failure = outcome.await();
    if (failure != null) {
      throw failure instanceof IOException io
          ? new IOException(io.getMessage(), io)
          : new IOException(failure);
    }
    LogSegment next = outcome.result();
    beginWith(next);
    return next.number();
  }

  /**
   * All that may fail, for want of memory too, comes first, and can be done again: a segment that
   * was sealed and goes on all the same would be forgotten by {@link #force}.
   */
  private void beginWith(LogSegment next) {
    if (active != null && following == null) {
      following = prepareNext();
    }
    open.put(next.number(), next);
    unforced.addLast(next);
    if (active != null) {
      active.seal();
    }
    bytesUntilRoom = 0; // it has little room as long as nothing is written to it
    active = next;
    prepared = following;
    following = null;
  }

  /** Makes room for a group in the present segment; if that fails nothing has changed. */
  void reserve(WriteGroup group) throws IOException {
    active().reserve(group.bytes());
  }

  /** Appends a group to the present segment. */
  void append(WriteGroup group) throws IOException {
    LogSegment segment = active();
    segment.append(group);
    long bytes = group.bytes();
    bytesUntilRoom -= bytes;
    if (bytesUntilRoom <= 0) {
      bytesUntilRoom = segmentBytes / ROOM_STEPS;
      segment.askForRoom(background);
    }
    appendedBytes.add(bytes);
    groups.increment();
    batches.add(group.batches().size());
  }

  private LogSegment active() throws IOException {
    LogSegment segment = active;
    if (segment == null) {
      throw new IOException("the log has no segment yet");
    }
    return segment;
  }

  /**
   * Makes durable all that was appended before this call, the oldest first. Nothing is appended to
   * a segment before the one ahead of it is sealed, so the first that is not is the last to be
   * forced.
   */
  public void force() throws IOException {
    forces.increment();
    for (Iterator<LogSegment> segments = unforced.iterator(); segments.hasNext(); ) {
      LogSegment segment = segments.next();
      boolean last = segment.isSealed(); // read before the force: nothing is appended after it
      segment.force();
      if (!last) {
        return;
      }
      segments.remove();
    }
  }

  /** Deletes a segment whose memtable is in durable tables, which a ROOT says. */
  public void retire(long number) throws IOException {
    LogSegment segment = open.remove(number);
    if (segment != null) {
      unforced.remove(segment);
      segment.close();
    }
    layout.walFile(number).delete();
  }

  /** Closes all segments, without making anything durable, whatever becomes of one of them. */
  public void close() {
    try {
      close(prepared);
    } finally {
      closeOthers();
    }
  }

  private void closeOthers() {
    try {
      close(following);
    } finally {
      closeAll(open.values().iterator());
    }
  }

  private static void closeAll(Iterator<LogSegment> segments) {
    if (segments.hasNext()) {
      try {
        segments.next().close();
      } finally {
        closeAll(segments);
      }
    }
  }

  private static void close(@Nullable Outcome<LogSegment> segment) {
    if (segment != null && segment.await() == null) {
      segment.result().close();
    }
  }

  /** What was done so far. */
  public Figures figures() {
    return new Figures(appendedBytes.sum(), groups.sum(), batches.sum(), forces.sum());
  }

  /**
   * What the log has done.
   *
   * @param bytes bytes of operations appended
   * @param groups groups appended
   * @param batches batches in them
   * @param forces times it was made durable
   */
  public record Figures(long bytes, long groups, long batches, long forces) {}
}
