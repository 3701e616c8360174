package dev.lsmkv.core.campaign;

import java.util.ArrayList;
import java.util.List;

/** One of the operations of which short sequences are made. */
enum Act {
  PUT,
  DELETE,
  BATCH,
  FLUSH,
  COMPACT,
  SNAPSHOT,
  /** Writes more than a memtable holds, so that it is replaced, and flushed in the background. */
  ROTATE,
  /** Closes the store; what follows opens it. */
  CLOSE,
  /** Kills the process and opens what it leaves. */
  REOPEN;

  /** All sequences of at most so many, shorter ones first, beginning with the empty one. */
  static List<List<Act>> sequences(int longest) {
    List<List<Act>> all = new ArrayList<>();
    all.add(List.of());
    int from = 0;
    for (int length = 1; length <= longest; length++) {
      int end = all.size();
      for (List<Act> shorter : List.copyOf(all.subList(from, end))) {
        for (Act act : values()) {
          List<Act> longer = new ArrayList<>(shorter);
          longer.add(act);
          all.add(List.copyOf(longer));
        }
      }
      from = end;
    }
    return all;
  }
}
