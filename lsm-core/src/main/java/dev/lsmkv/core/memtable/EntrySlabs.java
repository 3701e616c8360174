package dev.lsmkv.core.memtable;

import dev.lsmkv.spi.entry.EntryKind;
import dev.lsmkv.spi.entry.OperationReader;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys and values of a memtable, one entry after the other in append-only arrays of bytes.
 *
 * <p>An entry lies in one array: a large one in an array of its own. It is named by an address, 18
 * bits slab, 22 bits offset and 24 bits key length, so that a key is compared without reading a
 * header first. It may have its trailer in front of it, right before the key. Behind the key stand
 * the length of the value and the value, or, if it is longer than {@value #SHARED_BYTES_MAX}, where
 * it is: such a value stays in the array that it came in, if that holds little else.
 *
 * <p>Thread: {@link #add} is the applier's. The rest is for anybody who read the address from a
 * link or a leaf, which the applier writes after the bytes; see {@link NodeChunks}.
 */
public final class EntrySlabs {

  static final int KEY_LENGTH_MAX = (1 << 24) - 1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int KEY_LENGTH_BITS = 24;
  private static final int OFFSET_BITS = 22;
  private static final int OFFSET_MASK = (1 << OFFSET_BITS) - 1;
  private static final int SLABS_MAX = 1 << 18;
  private static final int OWN_SLAB_PART = 8;

  /**
   * A longer value has an array of its own, which may be the batch's, and so has a longer entry.
   * These arrays are made where the collector makes all others: a store that is given long values
   * would ask for more and more regions, whose memory nobody has used before.
   */
  static final int SHARED_BYTES_MAX = 32 << 10;

  /** What stands for such a value: its place. */
  private static final int PLACE_BYTES = Long.BYTES;

  /** An array is kept for a value if all else in it is at most such a part of the value. */
  private static final int WASTE_PART = 8;

  private static final int DIRECTORY_LENGTH_FIRST = 16;

  private final ArenaGrowth growth;
  private volatile byte[][] slabs = new byte[DIRECTORY_LENGTH_FIRST][];
  private final AtomicLong bytes =
      new AtomicLong(ArenaGrowth.directoryBytes(DIRECTORY_LENGTH_FIRST));

  /* the applier's: how many slabs there are, and the one that is being filled */
  private int slabCount;
  private int openSlab;
  private int openPosition;
  private int openLength;

  /**
   * Empty slabs.
   *
   * @param growth how large they are
   */
  public EntrySlabs(ArenaGrowth growth) {
    this.growth = growth;
  }

  /**
   * Copies an entry here, without its trailer.
   *
   * @param operation the entry
   * @return its address
   * @throws IllegalArgumentException if the key is longer than {@link #KEY_LENGTH_MAX}, far above
   *     any store's limit
   */
  long add(OperationReader operation) {
    return add(operation, 0);
  }

  /**
   * Copies an entry here, with its trailer in front.
   *
   * @param operation the entry
   * @param trailer its trailer
   * @return its address
   * @throws IllegalArgumentException if the key is longer than {@link #KEY_LENGTH_MAX}, far above
   *     any store's limit
   */
  public long addWithTrailer(OperationReader operation, long trailer) {
    long address = add(operation, Long.BYTES);
    LONG.set(slab(address), offset(address) - Long.BYTES, trailer);
    return address;
  }

  private long add(OperationReader operation, int headBytes) {
    int keyLength = operation.keyLength();
    if (keyLength > KEY_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "key of " + keyLength + " bytes; a memtable takes keys of up to " + KEY_LENGTH_MAX);
    }
    int valueLength = operation.valueLength();
    boolean put = operation.kind() == EntryKind.PUT;
    boolean apart = valueLength > SHARED_BYTES_MAX;
    int valueBytes = put ? varintBytes(valueLength) + (apart ? PLACE_BYTES : valueLength) : 0;
    int entryBytes = headBytes + keyLength + valueBytes;
    long address = allocate(entryBytes) + ((long) headBytes << KEY_LENGTH_BITS) | keyLength;
    byte[] slab = slab(address);
    int position = offset(address);
    System.arraycopy(operation.bytes(), operation.keyOffset(), slab, position, keyLength);
    if (put) {
      position = writeVarint(slab, position + keyLength, valueLength);
      if (apart) {
        LONG.set(slab, position, addValue(operation));
      } else {
        System.arraycopy(operation.bytes(), operation.valueOffset(), slab, position, valueLength);
      }
    }
    return address;
  }

  /** Adds a long value, and answers its place. */
  private long addValue(OperationReader operation) {
    byte[] given = operation.bytes();
    int start = operation.valueOffset();
    int length = operation.valueLength();
    if (given.length - length <= length / WASTE_PART) {
      return place(addSlab(given), start);
    }
    return place(addSlab(Arrays.copyOfRange(given, start, start + length)), 0);
  }

  /**
   * How many bytes the key of an entry has in common with the wanted key, knowing some that it has.
   */
  int shared(long address, Search search, int known) {
    int offset = offset(address);
    int end = offset + keyLength(address);
    int more =
        Arrays.mismatch(
            slab(address), offset + known, end, search.key, search.from + known, search.to);
    return more < 0 ? search.keyLength() : known + more;
  }

  /** The symbols of the key of an entry behind a number of its bytes. */
  int symbols(long address, int behind) {
    int offset = offset(address);
    return Link.symbols(slab(address), offset + behind, offset + keyLength(address));
  }

  /**
   * Whether an entry has exactly this key.
   *
   * @param address the entry
   * @param key the key
   * @return true if it has
   */
  public boolean hasKey(long address, byte[] key) {
    int offset = offset(address);
    return Arrays.equals(slab(address), offset, offset + keyLength(address), key, 0, key.length);
  }

  /**
   * The trailer of an entry that was added with it.
   *
   * @param address the entry
   * @return its trailer
   */
  public long trailer(long address) {
    return (long) LONG.get(slab(address), offset(address) - Long.BYTES);
  }

  /**
   * The array that holds an entry.
   *
   * @param address the entry
   * @return the array itself, to be read only
   */
  public byte[] slab(long address) {
    return slabs[slabNumber(address)];
  }

  private static int slabNumber(long address) {
    return (int) (address >>> (KEY_LENGTH_BITS + OFFSET_BITS));
  }

  /**
   * Copies the key of an entry.
   *
   * @param address the entry
   * @param target gets it at its beginning, and has room for it
   */
  public void copyKey(long address, byte[] target) {
    System.arraycopy(slab(address), offset(address), target, 0, keyLength(address));
  }

  /**
   * Where the key of an entry begins in its array.
   *
   * @param address the entry
   * @return an index
   */
  public static int offset(long address) {
    return (int) (address >>> KEY_LENGTH_BITS) & OFFSET_MASK;
  }

  /**
   * The length of the key of an entry.
   *
   * @param address the entry
   * @return bytes
   */
  public static int keyLength(long address) {
    return (int) address & KEY_LENGTH_MAX;
  }

  /**
   * The key of an entry.
   *
   * @param address the entry
   * @return a read-only view
   */
  public MemorySegment key(long address) {
    return view(slab(address), offset(address), keyLength(address));
  }

  /**
   * The value of a put.
   *
   * @param address the entry
   * @return a read-only view
   */
  public MemorySegment value(long address) {
    byte[] slab = slab(address);
    int position = offset(address) + keyLength(address);
    int length = readVarint(slab, position);
    long place = valuePlace(address, position + varintBytes(length), length);
    return view(slabAt(place), (int) place, length);
  }

  /**
   * The value of a put.
   *
   * @param address the entry
   * @return a copy
   */
  public byte[] valueBytes(long address) {
    byte[] slab = slab(address);
    int position = offset(address) + keyLength(address);
    int length = readVarint(slab, position);
    long place = valuePlace(address, position + varintBytes(length), length);
    int start = (int) place;
    return Arrays.copyOfRange(slabAt(place), start, start + length);
  }

  /** Where the value of an entry is: behind its length, or where it says there. */
  private long valuePlace(long address, int afterLength, int valueLength) {
    return valueLength > SHARED_BYTES_MAX
        ? (long) LONG.get(slab(address), afterLength)
        : place(slabNumber(address), afterLength);
  }

  /** A place: 32 bits slab, 32 bits offset. */
  private static long place(int slab, int offset) {
    return (long) slab << Integer.SIZE | offset;
  }

  private byte[] slabAt(long place) {
    return slabs[(int) (place >>> Integer.SIZE)];
  }

  /**
   * The memory held.
   *
   * @return bytes, growing
   */
  public long bytes() {
    return bytes.get();
  }

  private static MemorySegment view(byte[] slab, int offset, int length) {
    return MemorySegment.ofArray(slab).asSlice(offset, length).asReadOnly();
  }

  /**
   * Finds room for an entry, and answers its address without the key length. The last byte of a
   * slab stays unused, so that an offset is below the length even where an entry has no bytes.
   */
  private long allocate(int entryBytes) {
    if (entryBytes > SHARED_BYTES_MAX) {
      return pack(addSlab(new byte[entryBytes]), 0);
    }
    if (entryBytes >= openLength - openPosition) {
      int slabBytes = growth.nextSlabBytes(bytes.get());
      if (entryBytes > slabBytes / OWN_SLAB_PART) {
        return pack(addSlab(new byte[entryBytes]), 0);
      }
      openSlab = addSlab(new byte[slabBytes]);
      openPosition = 0;
      openLength = slabBytes;
    }
    long address = pack(openSlab, openPosition);
    openPosition += entryBytes;
    return address;
  }

  private static long pack(int slab, int offset) {
    return ((long) slab << OFFSET_BITS | offset) << KEY_LENGTH_BITS;
  }

  private int addSlab(byte[] slab) {
    if (slabCount == SLABS_MAX) {
      throw new IllegalStateException("memtable full: " + SLABS_MAX + " slabs");
    }
    long added = ArenaGrowth.ARRAY_HEADER_BYTES + (long) slab.length;
    byte[][] directory = slabs;
    if (slabCount == directory.length) {
      directory = Arrays.copyOf(directory, 2 * slabCount);
      added += (long) Long.BYTES * slabCount;
      slabs = directory;
    }
    directory[slabCount] = slab;
    bytes.addAndGet(added);
    return slabCount++;
  }

  private static int varintBytes(int value) {
    return Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7);
  }

  private static int writeVarint(byte[] slab, int start, int value) {
    int position = start;
    int rest = value;
    while (rest >= 0x80) {
      slab[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    slab[position++] = (byte) rest;
    return position;
  }

  private static int readVarint(byte[] slab, int start) {
    int value = 0;
    int position = start;
    for (int shift = 0; ; shift += 7) {
      byte b = slab[position++];
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }
}
