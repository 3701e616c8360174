package dev.lsmkv.core.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The readers of all files of a store, for Jazzer, which is led by what its inputs reach in the
 * code: see the README of lsm-testkit. What it finds goes into the corpus of {@link FuzzTest}.
 *
 * <p>Thread: confined.
 */
public final class ReaderFuzz {

  private static Consumer<byte[]> target = _ -> {};

  private ReaderFuzz() {}

  /**
   * Makes the store, and writes its files to the corpus where that is still empty.
   *
   * @throws Exception if either cannot be done
   */
  @SuppressWarnings("unchecked") // the class is the one named, loaded again
  public static void fuzzerInitialize() throws Exception {
    Quiet quiet = new Quiet(); // held by the hook until the process ends
    Runtime.getRuntime().addShutdownHook(new Thread(quiet::close));
    MutantLoader loader = new MutantLoader(EngineMutants.blind().mutations());
    Thread.currentThread().setContextClassLoader(loader);
    Object made = loader.make(FuzzedFile.class);
    target = (Consumer<byte[]>) made;
    writeSeeds(((Supplier<List<byte[]>>) made).get());
  }

  private static void writeSeeds(List<byte[]> seeds) throws IOException {
    Path corpus = Files.createDirectories(Path.of(System.getProperty("fuzz.corpus")));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-%02d".formatted(i)), seeds.get(i));
    }
  }

  /**
   * Tries one input.
   *
   * @param input what Jazzer made up
   */
  public static void fuzzerTestOneInput(byte[] input) {
    target.accept(input);
  }
}
