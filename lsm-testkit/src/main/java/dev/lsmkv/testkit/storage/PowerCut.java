package dev.lsmkv.testkit.storage;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What a power cut at one moment could leave of a disk in memory. Each disk drawn from it is one
 * possibility, and a disk of its own: the one it was taken from is not touched, and goes on.
 *
 * <p>Immutable.
 */
public final class PowerCut {

  private final DirectoryRemains top;
  private final long committed;
  private final long newest;

  private PowerCut(DirectoryRemains top, Journal journal) {
    this.top = top;
    this.committed = journal.committed();
    this.newest = journal.newest();
  }

  static PowerCut of(DirectoryNode top, Journal journal) {
    return new PowerCut(new Freezing().directory(top), journal);
  }

  /**
   * One disk that the power cut could leave.
   *
   * @param model what the file system may lose
   * @param random draws what it does lose; the same draws give the same disk
   * @return a disk of its own, on which everything is durable
   */
  public MemoryStorage draw(FileSystemModel model, RandomGenerator random) {
    Losses losses = new Losses(model, random);
    Survivors survivors = new Survivors(top, losses, losses.journalEnd(committed, newest));
    return MemoryStorage.of(MemoryTree.of(survivors));
  }

  /** What may be left of a node. */
  sealed interface Remains {}

  /**
   * A file.
   *
   * @param now its bytes
   * @param forced its bytes when it was last forced, never more than now
   * @param forcedAt the newest change of a name anywhere when it was last forced
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; nobody outside this package sees it
  record FileRemains(byte[] now, byte[] forced, long forcedAt) implements Remains {}

  /**
   * A directory.
   *
   * @param forced its names when it was last forced
   * @param unforced what has changed since, in order
   */
  record DirectoryRemains(Map<String, Remains> forced, List<NameChange<Remains>> unforced)
      implements Remains {}

  /** Copies nodes, each once, since a name that is gone and one that has come may mean the same. */
  private static final class Freezing {

    private final IdentityHashMap<Node, Remains> frozen = new IdentityHashMap<>();

    Remains node(Node node) {
      Remains known = frozen.get(node);
      if (known == null) {
        known =
            switch (node) {
              case FileNode file -> file.remains();
              case DirectoryNode directory -> directory(directory);
            };
        frozen.put(node, known);
      }
      return known;
    }

    DirectoryRemains directory(DirectoryNode directory) {
      Map<String, Remains> forced = new TreeMap<>();
      directory.forced().forEach((name, node) -> forced.put(name, node(node)));
      List<NameChange<Remains>> unforced = new ArrayList<>();
      directory.unforced().forEach(change -> unforced.add(change.of(node(change.node()))));
      return new DirectoryRemains(forced, unforced);
    }
  }

  /**
   * The draw of one disk.
   *
   * @param top where it begins
   * @param losses decides
   * @param journalEnd the last change of a name that survives, where there is one journal
   */
  record Survivors(DirectoryRemains top, Losses losses, long journalEnd) {

    DirectoryNode directory(Journal journal) {
      return directory(top, journal);
    }

    private DirectoryNode directory(DirectoryRemains remains, Journal journal) {
      DirectoryNode directory = new DirectoryNode(journal);
      losses
          .names(remains, journalEnd)
          .forEach((name, node) ->
              directory.add(
                  name,
                  switch (node) {
                    case DirectoryRemains below -> directory(below, journal);
                    case FileRemains file -> FileNode.of(journal, losses.content(file));
                  }));
      directory.force();
      return directory;
    }
  }
}
