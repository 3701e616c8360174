package dev.lsmkv.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.CorruptionException;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.cli.console.Progress;
import dev.lsmkv.cli.fake.MemoryEngine;
import dev.lsmkv.cli.fake.Transcript;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DamageSearchTest {

  private static final Path STORE = Path.of("store");
  private static final int LETTERS = 26;
  private static final int KEYS_A_LETTER = 100;

  private final MemoryEngine engine = new MemoryEngine();

  @BeforeEach
  void fill() {
    for (int letter = 0; letter < LETTERS; letter++) {
      for (int number = 0; number < KEYS_A_LETTER; number++) {
        engine.entries(STORE).put(key((char) ('a' + letter), number), new byte[] {1});
      }
    }
  }

  private static byte[] key(char letter, int number) {
    return String.format(Locale.ROOT, "%c:%03d", letter, number).getBytes(UTF_8);
  }

  private DamageSearch search() {
    Progress silent =
        Progress.begin(
            new Transcript().console(InputStream.nullInputStream()),
            "check",
            OptionalLong.empty(),
            Progress.Unit.ENTRIES);
    try (LsmStore store = new OpenedStores(engine).open(STORE, OpenMode.READ_ONLY)) {
      DamageSearch search = new DamageSearch(store, silent);
      search.run();
      return search;
    }
  }

  /** The fake reports the first letter of the damaged key as its block. */
  private static List<Character> letters(DamageSearch search) {
    return search.damage().stream()
        .map(CorruptionException::offset)
        .map(at -> (char) (at / 4096))
        .sorted()
        .toList();
  }

  @Test
  void aSoundStoreIsReadOnce() {
    DamageSearch search = search();

    assertThat(search.damage()).isEmpty();
    assertThat(search.entries()).isEqualTo(LETTERS * KEYS_A_LETTER);
  }

  @Test
  void readsEverythingAroundOneDamagedKey() {
    engine.damage(STORE, key('m', 50));

    DamageSearch search = search();

    assertThat(letters(search)).containsExactly('m');
    assertThat(search.entries()).isEqualTo(LETTERS * KEYS_A_LETTER - 1);
  }

  @Test
  void findsSeveralPlacesAndReadsWhatLiesBetween() {
    for (char letter : new char[] {'a', 'c', 'k', 'l', 'z'}) {
      engine.damage(STORE, key(letter, 0));
      engine.damage(STORE, key(letter, 1));
    }
    engine.damage(STORE, key('z', 99));

    DamageSearch search = search();

    assertThat(letters(search)).containsExactly('a', 'c', 'k', 'l', 'z');
    assertThat(search.entries()).isEqualTo(LETTERS * KEYS_A_LETTER - 11);
  }

  @Test
  void endsEvenIfNothingCanBeRead() {
    engine.entries(STORE).keySet().forEach(key -> engine.damage(STORE, key));

    DamageSearch search = search();

    assertThat(search.entries()).isZero();
    assertThat(search.damage()).hasSizeGreaterThan(2);
  }
}
