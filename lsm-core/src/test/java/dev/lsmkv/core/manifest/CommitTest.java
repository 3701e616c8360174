package dev.lsmkv.core.manifest;

import static dev.lsmkv.testkit.faults.Operation.CREATE;
import static dev.lsmkv.testkit.faults.Operation.DELETE;
import static dev.lsmkv.testkit.faults.Operation.FORCE;
import static dev.lsmkv.testkit.faults.Operation.FORCE_NAMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A commit: in which order it reaches the disk, and what is there when it does not. */
final class CommitTest {

  private final ManifestDisk disk = new ManifestDisk();
  private RootWriter writer;

  @BeforeEach
  void commitOnce() throws IOException {
    writer = disk.begun();
    writer.commit(ManifestDisk.change(0, 0));
    disk.forget();
  }

  @Test
  void manifestsAreDurableBeforeTheRootThatNamesThemAndTheOldOnesGoLast() throws IOException {
    writer.commit(ManifestDisk.change(1, 1));
    assertThat(disk.operations())
        .containsExactly(
            "CREATE manifest_l0.000002.json",
            "FORCE manifest_l0.000002.json",
            "CREATE manifest_l1.000002.json",
            "FORCE manifest_l1.000002.json",
            "FORCE_NAMES manifests",
            "CREATE ROOT-0000000002.json",
            "FORCE ROOT-0000000002.json",
            "FORCE_NAMES store",
            "LIST store",
            "DELETE ROOT-0000000000.json",
            "FORCE_NAMES store",
            "DELETE manifest_l1.000001.json",
            "DELETE manifest_l0.000001.json");
    assertThat(disk.newest()).contains(writer.current());
    assertThat(disk.unforced()).isEmpty();
  }

  @Test
  void theManifestOfALevelThatIsTheSameIsNamedAgain() throws IOException {
    Root before = writer.current();
    writer.commit(ManifestDisk.change(0, 1));
    Root now = writer.current();
    assertThat(now.manifests().getFirst()).isEqualTo(before.manifests().getFirst());
    assertThat(now.manifests().getLast()).isNotEqualTo(before.manifests().getLast());
    assertThat(disk.names("manifests"))
        .containsExactly("manifest_l0.000001.json", "manifest_l1.000002.json");
    assertThat(disk.reader().manifests(now)).isEqualTo(ManifestDisk.change(0, 1).levels());
  }

  @Test
  void aCommitWithoutANewManifestForcesNone() throws IOException {
    writer.commit(ManifestDisk.change(0, 0));
    assertThat(disk.operations())
        .noneMatch(operation -> operation.contains("manifest"))
        .contains("FORCE ROOT-0000000002.json");
    assertThat(disk.newest()).contains(writer.current());
  }

  @Test
  void aLevelThatIsGoneTakesItsManifestAlong() throws IOException {
    writer.commit(ManifestDisk.change(0));
    assertThat(disk.names("manifests")).containsExactly("manifest_l0.000001.json");
    writer.commit(ManifestDisk.change(0, 0));
    assertThat(disk.reader().manifests(writer.current()))
        .isEqualTo(ManifestDisk.change(0, 0).levels());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"CREATE", "APPEND", "FORCE"})
  void aManifestThatCannotBeWrittenLeavesTheOldStateAndNoFile(Operation kind) throws IOException {
    List<String> manifests = disk.names("manifests");
    disk.refuse(kind, "manifest_l1.000002");
    requireOldState(manifests);
  }

  @Test
  void manifestsThatAreNotCertainToBeDurableLeaveTheOldStateAndNoFile() throws IOException {
    List<String> manifests = disk.names("manifests");
    disk.refuse(FORCE_NAMES, "manifests");
    requireOldState(manifests);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"CREATE", "APPEND", "FORCE"})
  void aRootThatCannotBeWrittenIsTakenBackBeforeAnybodyIsTold(Operation kind) throws IOException {
    List<String> manifests = disk.names("manifests");
    disk.refuse(kind, "ROOT-0000000002");
    requireOldState(manifests);
    assertThat(disk.operations())
        .containsSubsequence(
            "CREATE ROOT-0000000002.json",
            "DELETE ROOT-0000000002.json",
            "FORCE_NAMES store",
            "DELETE manifest_l0.000002.json");
  }

  /** The commit failed for certain: as if it had never been tried, and the next one succeeds. */
  private void requireOldState(List<String> manifests) throws IOException {
    Root before = writer.current();
    assertThatIOException()
        .isThrownBy(() -> writer.commit(ManifestDisk.change(1, 1)))
        .isNotInstanceOf(CommitException.class)
        .withMessage("refused");
    assertThat(disk.names("manifests")).isEqualTo(manifests);
    assertThat(disk.newest()).contains(before);
    assertThat(writer.current()).isEqualTo(before);
    disk.refuseNothing();
    writer.commit(ManifestDisk.change(1, 1));
    assertThat(writer.current().number()).as("no number is used twice").isEqualTo(3);
    assertThat(disk.newest()).contains(writer.current());
    assertThat(disk.reader().manifests(writer.current()))
        .isEqualTo(ManifestDisk.change(1, 1).levels());
  }

  @Test
  void aRootThatCannotBeTakenBackMayBeThere() {
    for (Operation second : List.of(DELETE, FORCE_NAMES)) {
      disk.refuse(operation ->
          operation.startsWith("FORCE ROOT-") || operation.matches(second + " (ROOT-.*|store)"));
      assertThatExceptionOfType(CommitException.class)
          .isThrownBy(() -> writer.commit(ManifestDisk.change(1, 1)))
          .withMessageContaining("may or may not be on the disk")
          .withMessageContaining("ROOT-000000000")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
  }

  /** Has no words, as is so where there is no memory for them. */
  private static final class Unspeakable extends Error {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new OutOfMemoryError("planted");
    }
  }

  @Test
  void aRootThatMayBeThereIsToldOfThoughTheFailureHasNoWords() {
    Unspeakable always = new Unspeakable();
    for (String place : List.of("FORCE_NAMES store", "(FORCE|DELETE) ROOT-000000000[23].json")) {
      disk.fail(operation -> operation.matches(place), always);
      assertThatExceptionOfType(CommitException.class)
          .isThrownBy(() -> writer.commit(ManifestDisk.change(1, 1)))
          .withMessageContaining("may or may not be on the disk")
          .withCause(always);
    }
  }

  @Test
  void aRootWhoseNameIsNotCertainToBeDurableMayBeThere() {
    Root before = writer.current();
    disk.refuse(FORCE_NAMES, "store");
    assertThatExceptionOfType(CommitException.class)
        .isThrownBy(() -> writer.commit(ManifestDisk.change(1, 1)))
        .withMessageContaining("ROOT-0000000002.json may or may not be on the disk");
    assertThat(writer.current()).isEqualTo(before);
  }

  @Test
  void theRootThatCountsIsNotToldOfBeforeTheOldestIsGoneForCertain() {
    disk.refuse(DELETE, "ROOT-0000000000");
    Root before = writer.current();
    assertThatExceptionOfType(CommitException.class)
        .isThrownBy(() -> writer.commit(ManifestDisk.change(1, 1)));
    assertThat(writer.current()).isEqualTo(before);
  }

  @Test
  void anOldManifestThatCannotBeDeletedFailsNothing() throws IOException {
    disk.refuse(DELETE, "manifest_l0.000001");
    writer.commit(ManifestDisk.change(1, 1));
    assertThat(disk.newest()).contains(writer.current());
    assertThat(disk.names("manifests")).contains("manifest_l0.000001.json");
  }

  @Test
  void tornRootsOfEarlierCrashesGoWithTheNextCommit() throws IOException {
    disk.write("ROOT-0000000007.json", 3);
    RootWriter successor = disk.successor(writer.current(), ManifestDisk.change(0, 0), 7);
    successor.commit(ManifestDisk.change(1));
    assertThat(disk.names("ROOT")).containsExactly("ROOT-0000000001.json", "ROOT-0000000008.json");
  }

  @Test
  void onlyRootsNewerThanTheOneThatCountsAreTorn() throws IOException {
    disk.write("ROOT-0000000002.json", 3);
    disk.write("ROOT-0000000003.json", 0);
    disk.write("notes.txt", 5);
    writer.deleteTorn();
    assertThat(disk.names("store"))
        .contains("ROOT-0000000000.json", "ROOT-0000000001.json", "notes.txt")
        .doesNotContain("ROOT-0000000002.json", "ROOT-0000000003.json");
    assertThat(disk.operations())
        .endsWith(
            "DELETE ROOT-0000000002.json", "DELETE ROOT-0000000003.json", "FORCE_NAMES store");
  }

  @Test
  void theFirstRootIsDurableWithItsName() throws IOException {
    ManifestDisk fresh = new ManifestDisk();
    fresh.begun();
    assertThat(fresh.operations())
        .containsExactly(
            CREATE + " ROOT-0000000000.json", FORCE + " ROOT-0000000000.json", "FORCE_NAMES store");
    assertThat(fresh.unforced()).isEmpty();
  }
}
