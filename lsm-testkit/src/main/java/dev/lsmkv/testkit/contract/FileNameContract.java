package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StorageFixture.bytes;
import static dev.lsmkv.testkit.contract.StorageFixture.read;
import static dev.lsmkv.testkit.contract.StorageFixture.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of names: what creating, renaming and deleting do to them. */
interface FileNameContract extends StorageFixture {

  @Test
  default void existingFileIsNotCreatedAgain() throws IOException {
    write(file("taken"), new byte[] {7});
    assertThrows(FileAlreadyExistsException.class, file("taken")::create);
    assertThrows(FileAlreadyExistsException.class, file("taken")::createLog);
    assertArrayEquals(new byte[] {7}, read(file("taken")));
  }

  @Test
  default void fileIsNotCreatedOverADirectory() throws IOException {
    directory().child("taken").create();
    assertThrows(FileAlreadyExistsException.class, file("taken")::create);
    assertThrows(FileAlreadyExistsException.class, file("taken")::createLog);
  }

  @Test
  default void fileIsNotCreatedInAMissingDirectory() throws IOException {
    StorageFile file = directory().child("missing").file("file");
    assertThrows(NoSuchFileException.class, file::create);
    assertThrows(NoSuchFileException.class, file::createLog);
    assertEquals(List.of(), directory().list());
  }

  @Test
  default void missingFileCannotBeMapped() {
    assertThrows(NoSuchFileException.class, file("missing")::map);
    assertThrows(NoSuchFileException.class, directory().child("missing").file("file")::map);
  }

  @Test
  default void directoryCannotBeMapped() throws IOException {
    directory().child("directory").create();
    assertThrows(IOException.class, file("directory")::map);
  }

  @Test
  default void renamedFileKeepsItsContent() throws IOException {
    byte[] content = bytes(1, 5000);
    write(file("old"), content);
    file("old").renameTo(file("new"));
    assertEquals(List.of("new"), directory().list());
    assertArrayEquals(content, read(file("new")));
  }

  @Test
  default void renameReplacesNothing() throws IOException {
    write(file("old"), new byte[] {1});
    write(file("taken"), new byte[] {2});
    directory().child("directory").create();
    assertThrows(IOException.class, () -> file("old").renameTo(file("taken")));
    assertThrows(IOException.class, () -> file("old").renameTo(file("directory")));
    assertArrayEquals(new byte[] {1}, read(file("old")));
    assertArrayEquals(new byte[] {2}, read(file("taken")));
  }

  @Test
  default void missingFileCannotBeRenamed() {
    assertThrows(NoSuchFileException.class, () -> file("missing").renameTo(file("new")));
  }

  @Test
  default void oneOfManyRenamesToTheSameNameSucceeds() throws Exception {
    for (int round = 0; round < 50; round++) {
      String target = "new-" + round;
      List<Callable<Boolean>> renames = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String source = "old-" + round + "-" + i;
        write(file(source), new byte[] {(byte) i});
        renames.add(rename(source, target));
      }
      assertEquals(1, Collections.frequency(Together.run(renames), true));
      assertEquals(4 * (round + 1), directory().list().size());
    }
  }

  private Callable<Boolean> rename(String from, String to) {
    return () -> {
      try {
        file(from).renameTo(file(to));
        return true;
      } catch (FileAlreadyExistsException _) {
        return false;
      }
    };
  }

  @Test
  default void oneOfManyCreationsOfTheSameNameSucceeds() throws Exception {
    Callable<Boolean> creation =
        () -> {
          try {
            file("new").create().close();
            return true;
          } catch (FileAlreadyExistsException _) {
            return false;
          }
        };
    List<Boolean> done = Together.run(List.of(creation, creation, creation, creation));
    assertEquals(1, done.stream().filter(created -> created).count());
  }

  @Test
  default void deletedFileIsGoneAndItsNameFree() throws IOException {
    write(file("file"), new byte[] {1});
    file("file").delete();
    assertEquals(List.of(), directory().list());
    assertThrows(NoSuchFileException.class, file("file")::map);
    write(file("file"), new byte[] {2});
    assertArrayEquals(new byte[] {2}, read(file("file")));
  }

  @Test
  default void deletingWhatIsNotThereHasNoEffect() throws IOException {
    file("missing").delete();
    directory().child("missing").file("file").delete();
    assertEquals(List.of(), directory().list());
  }

  @Test
  default void readersOfADeletedFileGoOnReading() throws IOException {
    byte[] content = bytes(2, 70_000);
    write(file("file"), content);
    try (MappedFile mapped = file("file").map()) {
      file("file").delete();
      write(file("file"), new byte[] {1});
      assertArrayEquals(content, mapped.segment().toArray(ValueLayout.JAVA_BYTE));
    }
  }
}
