package dev.lsmkv.core.campaign;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts a call of {@link MemoryPoints#at} before everything in the engine's code that takes memory:
 * new objects and arrays, lambdas and the joining of strings, and calls of those methods of the JDK
 * that allocate. Initializers of classes are left alone.
 *
 * <p>Thread: safe for use from many threads.
 */
final class MemoryPointRewriting implements MutantLoader.Rewriting {

  private static final ClassDesc POINTS = ClassDesc.of(MemoryPoints.class.getName());
  private static final MethodTypeDesc AT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_String);

  private static final List<String> ENGINE =
      List.of("api.", "spi.", "core.", "wal.", "sstable.", "bloom.", "compaction.");
  private static final List<String> TESTS = List.of("core.campaign.", "core.asserted.");

  /** Methods of the JDK that allocate, on whatever they are called. */
  private static final Set<String> ALLOCATING =
      Set.of(
          ("add addAll addFirst addLast addSuppressed allocate append asReadOnly asSlice"
                  + " boxed collect completeExceptionally computeIfAbsent concat copyOf copyOfRange"
                  + " distinct execute filter findFirst flatMap formatHex formatted getBytes"
                  + " iterator join keySet log map mapToLong merge newKeySet normalize of ofArray"
                  + " ofNullable ofPlatform put putIfAbsent repeat resolve reversed shutdown shutdownNow sorted"
                  + " start stream subList submit toAbsolutePath toArray toList toString unstarted"
                  + " valueOf values wrap")
              .split(" "));

  private final AtomicInteger sites = new AtomicInteger();

  @Override
  public byte[] rewritten(String className, byte[] bytes) {
    String name = className.substring("dev.lsmkv.".length());
    if (ENGINE.stream().noneMatch(name::startsWith) || TESTS.stream().anyMatch(name::startsWith)) {
      return bytes;
    }
    ClassFile file = Mutation.classFile();
    ClassModel model = file.parse(bytes);
    return file.transformClass(
        model,
        ClassTransform.transformingMethodBodies(
            MemoryPointRewriting::isNoInitializer, CodeTransform.ofStateful(() -> new Body(name))));
  }

  private static boolean isNoInitializer(MethodModel method) {
    return !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
  }

  /** The code of one method. Thread: confined. */
  private final class Body implements CodeTransform {

    private final String className;
    private int line;

    Body(String className) {
      this.className = className;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof LineNumber number) {
        line = number.line();
      }
      String what = allocated(element);
      if (!what.isEmpty()) {
        code.loadConstant(sites.getAndIncrement())
            .loadConstant(className + ":" + line + " " + what)
            .invokestatic(POINTS, "at", AT);
      }
      code.with(element);
    }
  }

  /** What takes memory in an instruction; empty if nothing does. */
  private static String allocated(CodeElement element) {
    return switch (element) {
      case NewObjectInstruction object -> "new " + object.className().name();
      case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _ -> "new array";
      case NewMultiArrayInstruction _ -> "new arrays";
      case InvokeDynamicInstruction dynamic -> "lambda or text " + dynamic.name();
      case InvokeInstruction call when allocates(call) -> call.owner().name() + "." + call.name();
      default -> "";
    };
  }

  private static boolean allocates(InvokeInstruction call) {
    boolean isEmpty = call.name().equalsString("of") && call.typeSymbol().parameterCount() == 0;
    boolean isOfBuffer =
        call.name().equalsString("put") && call.owner().name().equalsString("java/nio/ByteBuffer");
    return !isEmpty
        && !isOfBuffer
        && call.owner().name().stringValue().startsWith("java/")
        && ALLOCATING.contains(call.name().stringValue());
  }
}
