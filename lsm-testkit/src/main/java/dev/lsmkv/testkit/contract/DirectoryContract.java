package dev.lsmkv.testkit.contract;

import static dev.lsmkv.testkit.contract.StorageFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of a directory. */
interface DirectoryContract extends StorageFixture {

  @Test
  default void createdDirectoryIsListedInItsParent() throws IOException {
    directory().child("a").child("b").create();
    assertEquals(List.of("a"), directory().list());
    assertEquals(List.of("b"), directory().child("a").list());
    assertEquals(List.of(), directory().child("a").child("b").list());
  }

  @Test
  default void creatingADirectoryAgainKeepsWhatIsInIt() throws IOException {
    write(file("kept"), new byte[] {1});
    directory().create();
    assertEquals(List.of("kept"), directory().list());
  }

  @Test
  default void directoryIsNotCreatedOverAFileNorInOne() throws IOException {
    write(file("file"), new byte[] {1});
    assertThrows(FileAlreadyExistsException.class, directory().child("file")::create);
    assertThrows(IOException.class, directory().child("file").child("below")::create);
    assertEquals(List.of("file"), directory().list());
  }

  @Test
  default void missingDirectoryHoldsNothing() throws IOException {
    assertEquals(List.of(), directory().child("missing").list());
    assertEquals(List.of(), directory().list());
  }

  @Test
  default void fileCannotBeListed() throws IOException {
    write(file("file"), new byte[] {1});
    assertThrows(IOException.class, directory().child("file")::list);
  }

  @Test
  default void namesAreListedInOrder() throws IOException {
    for (String name : List.of("b", "c.1", "a", "c", "B", "10", "9")) {
      write(file(name), new byte[0]);
    }
    directory().child("bb").create();
    assertEquals(List.of("10", "9", "B", "a", "b", "bb", "c", "c.1"), directory().list());
  }

  @Test
  default void listIsACopy() throws IOException {
    List<String> before = directory().list();
    write(file("new"), new byte[0]);
    assertEquals(List.of(), before);
  }

  @Test
  default void namesThatLeadElsewhereAreRefused() {
    StorageDirectory directory = directory();
    Stream.of("", ".", "..", "a/b", "../a", "/", "/a", "a/../b")
        .forEach(name -> {
          assertThrows(IllegalArgumentException.class, () -> directory.file(name), name);
          assertThrows(IllegalArgumentException.class, () -> directory.child(name), name);
        });
  }

  @Test
  default void pathsNameWhatTheyStandFor() {
    assertEquals(root(), directory().path());
    assertEquals(root().resolve("a"), directory().child("a").path());
    assertEquals(root().resolve("a").resolve("b"), directory().child("a").file("b").path());
  }

  @Test
  default void onlyAnExistingDirectoryCanBeForced() throws IOException {
    write(file("file"), new byte[] {1});
    directory().force();
    assertThrows(IOException.class, directory().child("missing")::force);
    assertThrows(IOException.class, directory().child("file")::force);
  }

  @Test
  default void directoryIsDeletedOnlyWhenEmpty() throws IOException {
    StorageDirectory child = directory().child("child");
    child.create();
    write(child.file("file"), new byte[] {1});
    assertThrows(IOException.class, file("child")::delete);
    assertEquals(List.of("file"), child.list());
    child.file("file").delete();
    file("child").delete();
    assertEquals(List.of(), directory().list());
  }

  @Test
  default void freeSpaceIsKnownWhereADirectoryExists() throws IOException {
    assertTrue(storage().usableBytes(root()) > 0);
    assertThrows(IOException.class, () -> storage().usableBytes(root().resolve("missing")));
  }
}
