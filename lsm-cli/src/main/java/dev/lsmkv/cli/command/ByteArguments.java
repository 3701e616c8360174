package dev.lsmkv.cli.command;

import dev.lsmkv.cli.bytes.ByteForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --hex}, and keys and values as it says. */
final class ByteArguments {

  @Option(names = "--hex", description = "Keys and values are hexadecimal, given and shown.")
  private boolean isHex;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  ByteForm form() {
    return isHex ? ByteForm.HEX : ByteForm.TEXT;
  }

  byte[] parse(String argument) {
    try {
      return form().parse(argument);
    } catch (IllegalArgumentException e) {
      String message = "Not hexadecimal, two digits a byte: '" + argument + "'";
      if (spec == null) {
        throw new IllegalStateException(message, e);
      }
      throw new ParameterException(spec.commandLine(), message, e);
    }
  }
}
