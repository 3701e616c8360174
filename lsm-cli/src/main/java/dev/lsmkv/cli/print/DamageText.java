package dev.lsmkv.cli.print;

import dev.lsmkv.api.Damage;
import dev.lsmkv.api.KeyRange;
import dev.lsmkv.cli.bytes.Escapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A damaged place for people: the file, the byte in it, and the keys that may lie there. */
public final class DamageText {

  private DamageText() {}

  /**
   * File and offset.
   *
   * @param damage the place
   * @return a few words
   */
  public static String place(Damage damage) {
    return Escapes.of(damage.file().toString()) + " at byte " + damage.offset();
  }

  /**
   * The keys of a damaged place.
   *
   * @param keys the keys
   * @return what is to be put behind the place
   */
  public static String keys(KeyRange keys) {
    return ", keys " + bound(keys.first()) + " to " + bound(keys.endExclusive());
  }

  /**
   * All that is known of a place.
   *
   * @param damage the place
   * @return lines
   */
  public static List<String> lines(Damage damage) {
    List<String> lines = new ArrayList<>();
    String level = damage.level().isPresent() ? " (L" + damage.level().getAsInt() + ")" : "";
    lines.add("damage: " + place(damage) + level);
    lines.add(
        "    expected " + Escapes.of(damage.expected()) + "; found " + Escapes.of(damage.actual()));
    damage
        .keys()
        .ifPresent(keys ->
            lines.add("    keys " + bound(keys.first()) + " to " + bound(keys.endExclusive())));
    return lines;
  }

  private static String bound(Optional<byte[]> key) {
    return key.map(Escapes::of).map(text -> "\"" + text + "\"").orElse("any");
  }
}
