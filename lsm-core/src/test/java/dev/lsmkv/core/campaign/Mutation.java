package dev.lsmkv.core.campaign;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in one method: its body, or each call in it of one other method, is replaced by a
 * constant, always or where it fails, or by another call; or a field is not set in it, or nothing
 * caught. It is made in the bytes of the class, so the engine needs no seam for it.
 *
 * @param className the class
 * @param method all methods of this name are changed
 * @param called whose calls are replaced, or which field is not set; empty to replace the body
 * @param when whether a call is made and its failure replaced, or all of it; or what else is left
 *     out
 * @param instead what comes in its place
 */
record Mutation(String className, String method, String called, When when, Instead instead) {

  /** When something else comes instead of a call, or what is left out instead. */
  enum When {
    ALWAYS,
    IF_IT_FAILS,
    NEVER_SET,
    NEVER_CAUGHT
  }

  /** What comes in the place of a body or a call. */
  sealed interface Instead {}

  /**
   * A constant.
   *
   * @param value a number, or null for nothing and for no object
   */
  record Constant(@Nullable Number value) implements Instead {}

  /**
   * A call of another method, which its class has with the same parameters and result.
   *
   * @param method its name
   */
  record Call(String method) implements Instead {}

  /** A method that does nothing but return a constant. */
  static Mutation returning(String className, String method, @Nullable Number constant) {
    return new Mutation(className, method, "", When.ALWAYS, new Constant(constant));
  }

  /** Calls that are not made, as if they had returned a constant. */
  static Mutation replacing(
      String className, String method, String called, @Nullable Number constant) {
    return new Mutation(className, method, called, When.ALWAYS, new Constant(constant));
  }

  /** Calls whose failure nobody hears of; they return nothing. */
  static Mutation swallowing(String className, String method, String called) {
    return new Mutation(className, method, called, When.IF_IT_FAILS, new Constant(null));
  }

  /** Calls that are made of another method of the same class, with the same parameters. */
  static Mutation mistaking(String className, String method, String called, String other) {
    return new Mutation(className, method, called, When.ALWAYS, new Call(other));
  }

  /** A field that stays as it is, though a method sets it. */
  static Mutation forgetting(String className, String method, String field) {
    return new Mutation(className, method, field, When.NEVER_SET, new Constant(null));
  }

  /** A method that catches nothing, and has no finally. */
  static Mutation uncaught(String className, String method) {
    return new Mutation(className, method, "", When.NEVER_CAUGHT, new Constant(null));
  }

  /**
   * Makes the mistake.
   *
   * @throws IllegalStateException if there is no place for it: the engine has changed
   */
  byte[] apply(byte[] sound) {
    ClassFile file = classFile();
    ClassModel model = file.parse(sound);
    if (model.methods().stream().noneMatch(this::fits)) {
      throw new IllegalStateException("there is no place for " + this);
    }
    return file.transformClass(model, mistake(model));
  }

  /** Reads and writes classes of the engine, none of which it loads. */
  static ClassFile classFile() {
    return ClassFile.of(
        ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(Mutation.class.getClassLoader())
                .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  private ClassTransform mistake(ClassModel model) {
    return switch (when) {
      case ALWAYS ->
          called.isEmpty()
              ? this::replaceBody
              : ClassTransform.transformingMethodBodies(this::fits, this::replaceCall);
      case IF_IT_FAILS -> deaf(model);
      case NEVER_SET ->
          ClassTransform.transformingMethodBodies(this::fits, this::leaveOutAssignment);
      case NEVER_CAUGHT ->
          ClassTransform.transformingMethodBodies(this::fits, Mutation::catchNothing);
    };
  }

  private ClassTransform deaf(ClassModel model) {
    DeafCalls deaf = new DeafCalls(model.thisClass().asSymbol());
    return ClassTransform.transformingMethodBodies(
            this::fits,
            (code, element) -> {
              if (isTheCall(element) && element instanceof InvokeInstruction call) {
                deaf.replace(code, call);
              } else {
                code.with(element);
              }
            })
        .andThen(ClassTransform.endHandler(deaf::finish));
  }

  private boolean fits(MethodModel candidate) {
    return candidate.methodName().equalsString(method)
        && (called.isEmpty() || candidate.code().stream().anyMatch(this::makesTheCall));
  }

  private boolean makesTheCall(CodeModel code) {
    return code.elementStream().anyMatch(this::isTheCall);
  }

  private boolean isTheCall(CodeElement element) {
    if (when == When.NEVER_SET) {
      return element instanceof FieldInstruction access
          && access.opcode() == Opcode.PUTFIELD
          && access.name().equalsString(called);
    }
    return element instanceof InvokeInstruction call && call.name().equalsString(called);
  }

  private void replaceBody(ClassBuilder target, java.lang.classfile.ClassElement element) {
    if (element instanceof MethodModel found && fits(found)) {
      target.withMethodBody(
          found.methodName(),
          found.methodType(),
          found.flags().flagsMask() & ~AccessFlag.SYNCHRONIZED.mask(),
          code -> {
            push(code, found.methodTypeSymbol().returnType());
            code.return_(TypeKind.from(found.methodTypeSymbol().returnType()));
          });
    } else {
      target.with(element);
    }
  }

  private void replaceCall(CodeBuilder code, CodeElement element) {
    if (!isTheCall(element) || !(element instanceof InvokeInstruction call)) {
      code.with(element);
      return;
    }
    if (instead instanceof Call other) {
      code.invoke(
          call.opcode(),
          call.owner().asSymbol(),
          other.method(),
          call.typeSymbol(),
          call.isInterface());
      return;
    }
    MethodTypeDesc type = call.typeSymbol();
    List<ClassDesc> parameters = type.parameterList();
    for (ClassDesc parameter : parameters.reversed()) {
      pop(code, TypeKind.from(parameter));
    }
    if (call.opcode() != Opcode.INVOKESTATIC) {
      code.pop();
    }
    push(code, type.returnType());
  }

  private static void catchNothing(CodeBuilder code, CodeElement element) {
    if (!(element instanceof ExceptionCatch)) {
      code.with(element);
    }
  }

  private void leaveOutAssignment(CodeBuilder code, CodeElement element) {
    if (isTheCall(element) && element instanceof FieldInstruction access) {
      pop(code, TypeKind.from(access.typeSymbol()));
      code.pop();
    } else {
      code.with(element);
    }
  }

  private static void pop(CodeBuilder code, TypeKind kind) {
    if (kind.slotSize() == 2) {
      code.pop2();
    } else {
      code.pop();
    }
  }

  private void push(CodeBuilder code, ClassDesc type) {
    switch (TypeKind.from(type)) {
      case VOID -> {}
      case REFERENCE -> code.aconst_null();
      case LONG -> code.loadConstant(number().longValue());
      case DOUBLE, FLOAT -> throw new IllegalStateException("no such constants: " + this);
      default -> code.loadConstant(number().intValue());
    }
  }

  private Number number() {
    Number number = instead instanceof Constant constant ? constant.value() : null;
    if (number == null) {
      throw new IllegalStateException("a number is needed: " + this);
    }
    return number;
  }

  @Override
  public String toString() {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    if (when == When.NEVER_SET) {
      return simple + "." + method + " does not set " + called;
    }
    if (when == When.NEVER_CAUGHT) {
      return simple + "." + method + " catches nothing";
    }
    String failing = when == When.IF_IT_FAILS ? "failing " : "";
    String where = called.isEmpty() ? "" : failing + called + " within ";
    return where + simple + "." + method + result();
  }

  private String result() {
    return switch (instead) {
      case Constant constant ->
          " gives " + (constant.value() == null ? "nothing" : constant.value());
      case Call call -> " is a call of " + call.method();
    };
  }
}
