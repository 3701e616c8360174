package dev.lsmkv.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The header of binary files, byte by byte. */
final class FileHeaderTest {

  private static final Path PATH = Path.of("000031.log");
  private static final UUID STORE = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  private static final FileIdentity IDENTITY = new FileIdentity(FileRole.WAL, "mapped", STORE, 31);

  private static final String HEADER =
      """
      6c 73 6d 2d 6b 76 0d 0a 01 01 00 00 00 00 00 00
      77 66 55 44 33 22 11 00 ff ee dd cc bb aa 99 88
      1f 00 00 00 00 00 00 00 6d 61 70 70 65 64 00 00
      00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
      00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
      00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
      00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
      00 00 00 00 00 00 00 00 00 00 00 00 34 d4 1c 64
      """;

  private static byte[] documented() {
    return HexFormat.ofDelimiter(" ").parseHex(HEADER.strip().replace("\n", " "));
  }

  private static String read(byte[] file, FileIdentity expected) throws CorruptFileException {
    return FileHeader.readProviderId(PATH, MemorySegment.ofArray(file).asReadOnly(), expected);
  }

  private static CorruptFileException refused(byte[] file, FileIdentity expected) {
    return catchThrowableOfType(CorruptFileException.class, () -> read(file, expected));
  }

  /** A header with some bytes changed and a checksum that holds. */
  private static byte[] changed(int offset, int... bytes) {
    byte[] header = documented();
    for (int i = 0; i < bytes.length; i++) {
      header[offset + i] = (byte) bytes[i];
    }
    CRC32C crc = new CRC32C();
    crc.update(header, 0, 124);
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(124, (int) crc.getValue());
    return header;
  }

  @Test
  void theEncodingNeverChanges() throws CorruptFileException {
    assertThat(FileHeader.encode(IDENTITY)).isEqualTo(documented());
    assertThat(read(documented(), IDENTITY)).isEqualTo("mapped");
  }

  @ParameterizedTest
  @EnumSource
  void everyRoleComesBack(FileRole role) throws CorruptFileException {
    FileIdentity identity =
        new FileIdentity(role, "vendor.name", UUID.randomUUID(), Long.MAX_VALUE);
    assertThat(read(FileHeader.encode(identity), identity)).isEqualTo("vendor.name");
  }

  @Test
  void everyChangedByteIsNoticed() {
    byte[] header = documented();
    for (int i = 0; i < FileHeader.BYTES; i++) {
      for (int change : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
        byte[] changed = header.clone();
        changed[i] ^= (byte) change;
        assertThat(refused(changed, IDENTITY)).as("byte %d changed by %x", i, change).isNotNull();
      }
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    for (int length = 0; length < FileHeader.BYTES; length++) {
      CorruptFileException e = refused(Arrays.copyOf(documented(), length), IDENTITY);
      assertThat(e).hasMessageContaining("expected a header of 128 bytes, found " + length);
    }
  }

  @Test
  void bytesAfterTheHeaderTakeNoPart() throws CorruptFileException {
    assertThat(read(Arrays.copyOf(documented(), 1_000), IDENTITY)).isEqualTo("mapped");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x6d, the magic of lsm-kv, other bytes",
    "8, 2, header version 1, version 2",
    "9, 2, role WAL, code 2",
    "9, 99, role WAL, code 99",
    "16, 0x78, store %, store 00112233-4455-6678-8899-aabbccddeeff",
    "32, 30, file number 31, number 30"
  })
  void anotherFileIsRefusedThoughItsChecksumHolds(
      int offset, String value, String pattern, String actual) {
    String expected = pattern.replace("%", STORE.toString());
    CorruptFileException e = refused(changed(offset, Integer.decode(value)), IDENTITY);
    assertThat(e.file()).isEqualTo(PATH);
    assertThat(e.expected()).isEqualTo(expected);
    assertThat(e.actual()).isEqualTo(actual);
    assertThat(e.offset()).isEqualTo(offset);
    assertThat(e).hasMessageContaining(PATH + " at byte " + e.offset() + ": expected " + expected);
  }

  @Test
  void theIdExpectedIsNotComparedButGivenBack() throws CorruptFileException {
    FileIdentity other = new FileIdentity(FileRole.WAL, "channel", STORE, 31);
    assertThat(read(documented(), other)).isEqualTo("mapped");
  }

  @Test
  void anIdFillsItsPlaceAndNoMore() throws CorruptFileException {
    String longest = "a".repeat(80);
    FileIdentity identity = new FileIdentity(FileRole.DATA, longest, STORE, 1);
    assertThat(read(FileHeader.encode(identity), identity)).isEqualTo(longest);
    FileIdentity tooLong = new FileIdentity(FileRole.DATA, longest + "a", STORE, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileHeader.encode(tooLong))
        .withMessageContaining("longer than 80");
  }
}
