package dev.lsmkv.bench.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How the number of an entry becomes its key of {@value #BYTES} bytes. */
enum KeyOrder {
  /** Keys lie in the order of their numbers: the number, then eight bytes of its hash. */
  ASCENDING {
    @Override
    long first(long number) {
      return number;
    }
  },
  /** Keys with neighbouring numbers lie far apart, as in YCSB: the hash, then the number. */
  SCATTERED {
    @Override
    long first(long number) {
      return Mix.of(number + Mix.STEP);
    }
  };

  static final int BYTES = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  abstract long first(long number);

  byte[] key(long number) {
    return key(first(number), second(number));
  }

  /** A key that is never written, in the midst of those that are. */
  byte[] absent(long number) {
    return key(first(number), ~second(number));
  }

  private long second(long number) {
    return this == SCATTERED ? number : Mix.of(number);
  }

  private static byte[] key(long first, long second) {
    byte[] key = new byte[BYTES];
    LONG.set(key, 0, first);
    LONG.set(key, Long.BYTES, second);
    return key;
  }
}
