package dev.lsmkv.examples;

import dev.lsmkv.api.Codecs;
import dev.lsmkv.api.Cursor;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OrderedCodec;
import dev.lsmkv.api.ReadView;
import dev.lsmkv.api.Snapshot;
import dev.lsmkv.api.WriteBatch;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Moves money between accounts. A batch makes both sides change together; a snapshot adds all
 * accounts up at one moment, whatever happens meanwhile.
 */
public final class Transfers {

  private static final OrderedCodec<Integer> ACCOUNT = Codecs.int32();
  private static final OrderedCodec<Long> CENTS = Codecs.int64();
  private static final int ACCOUNTS = 10;

  private Transfers() {}

  /**
   * Runs it.
   *
   * @param args the directory of the store; {@code accounts-data} if there is none
   */
  public static void main(String[] args) {
    Path directory = Path.of(args.length > 0 ? args[0] : "accounts-data");
    try (LsmStore store = LsmStore.open(directory)) {
      WriteBatch opening = new WriteBatch();
      for (int account = 0; account < ACCOUNTS; account++) {
        opening.put(ACCOUNT.encode(account), CENTS.encode(100_00L));
      }
      store.write(opening);
      try (Snapshot before = store.snapshot()) {
        transfer(store, 3, 7, 25_50L);
        transfer(store, 7, 1, 99_99L);
        System.out.println("account 7: " + cents(before, 7) + ", then " + cents(store, 7));
        System.out.println("in all: " + total(before) + ", then " + total(store));
      }
    }
  }

  /** One writer at a time: what was read must still be so when it is written. */
  private static void transfer(LsmStore store, int from, int to, long amount) {
    WriteBatch batch = new WriteBatch();
    batch.put(ACCOUNT.encode(from), CENTS.encode(cents(store, from) - amount));
    batch.put(ACCOUNT.encode(to), CENTS.encode(cents(store, to) + amount));
    store.write(batch);
  }

  private static long cents(ReadView view, int account) {
    byte[] value = view.get(ACCOUNT.encode(account)).orElseThrow();
    return CENTS.decode(MemorySegment.ofArray(value));
  }

  private static long total(ReadView view) {
    long total = 0;
    try (Cursor cursor = view.scan(KeyRange.all())) {
      while (cursor.next()) {
        total += CENTS.decode(cursor.value());
      }
    }
    return total;
  }
}
