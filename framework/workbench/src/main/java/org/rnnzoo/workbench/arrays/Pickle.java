package org.rnnzoo.workbench.arrays;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads pickles as data. A pickle is a program that may call anything by its name; this one knows a
 * closed list of instructions and of names, all of which stand for plain values, looks up no class
 * and calls nothing. Any other name ends in a sentence that says it.
 *
 * <p>What comes out is built of words, {@code Long}, {@code Double}, {@code Boolean}, {@link
 * #NONE}, lists (tuples, too), maps and {@link Tensor}.
 */
final class Pickle {

  /** Python's {@code None}. */
  static final Object NONE =
      new Object() {
        @Override
        public String toString() {
          return "None";
        }
      };

  private static final Object MARK = new Object();

  private static final Set<String> CALLED =
      Set.of(
          "collections.OrderedDict",
          "torch._utils._rebuild_tensor_v2",
          "torch._utils._rebuild_parameter",
          "torch._utils._rebuild_parameter_with_state",
          "torch.Size",
          "torch.device");

  private static final Set<String> NAMED =
      Set.of(
          "torch.float32",
          "torch.float64",
          "torch.float16",
          "torch.bfloat16",
          "torch.int64",
          "torch.int32",
          "torch.int16",
          "torch.int8",
          "torch.uint8",
          "torch.bool");

  private static final int MOST_VALUES = 4_000_000;

  private final ByteBuffer code;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private int values;

  /** A name that the pickle uses, one of the closed list. */
  record Name(String text) {}

  /**
   * A run of numbers outside the pickle.
   *
   * @param type what they are
   * @param key where they are
   * @param length how many
   */
  record Storage(ElementType type, String key, long length) {}

  /**
   * A view on a storage.
   *
   * @param storage the numbers
   * @param offset where the first element is
   * @param shape the lengths of the axes
   * @param strides how far neighbours along each axis are apart
   */
  record Tensor(Storage storage, long offset, List<Integer> shape, List<Long> strides) {}

  /** A name that is not on the closed list: the file is whole, and yet not read. */
  static final class UnknownName extends IOException {

    private static final long serialVersionUID = 1;

    private UnknownName(String name) {
      super(
          "it names %s, which only running code could make, and nothing in a file is run here; in Python, save torch.save(model.state_dict(), FILE), or np.savez(FILE, **arrays)"
              .formatted(name));
    }
  }

  private Pickle(ByteBuffer code) {
    this.code = code;
  }

  /**
   * Reads the next pickle of a buffer, which is then behind it.
   *
   * @throws IOException if it is cut off, or uses an instruction or a name that is not known
   */
  static Object read(ByteBuffer code) throws IOException {
    ByteOrder order = code.order();
    try {
      return new Pickle(code.order(ByteOrder.LITTLE_ENDIAN)).run();
    } catch (java.nio.BufferUnderflowException e) {
      throw new IOException("its pickle is cut off", e);
    } finally {
      code.order(order);
    }
  }

  private Object run() throws IOException {
    while (true) {
      int instruction = Byte.toUnsignedInt(code.get());
      if (instruction == '.') {
        return pop();
      }
      execute(instruction);
    }
  }

  private void execute(int instruction) throws IOException {
    switch (instruction) {
      case 0x80 -> code.get(); // PROTO
      case 0x95 -> code.getLong(); // FRAME
      case '(' -> push(MARK);
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'J' -> push((long) code.getInt());
      case 'K' -> push((long) Byte.toUnsignedInt(code.get()));
      case 'M' -> push((long) Short.toUnsignedInt(code.getShort()));
      case 0x8a -> push(whole(Byte.toUnsignedInt(code.get())));
      case 'G' -> {
        code.order(ByteOrder.BIG_ENDIAN);
        push(code.getDouble());
        code.order(ByteOrder.LITTLE_ENDIAN);
      }
      case 'X', 'T' -> push(text(code.getInt()));
      case 0x8c, 'U' -> push(text(Byte.toUnsignedInt(code.get())));
      case '}' -> push(new LinkedHashMap<Object, Object>());
      case ']', ')' -> push(new ArrayList<Object>());
      case 't' -> push(sinceMark());
      case 0x85 -> push(last(1));
      case 0x86 -> push(last(2));
      case 0x87 -> push(last(3));
      case 'a' -> append(last(1));
      case 'e' -> append(sinceMark());
      case 's' -> put(last(2));
      case 'u' -> put(sinceMark());
      case 'q' -> memo.put(Byte.toUnsignedInt(code.get()), top());
      case 'r' -> memo.put(code.getInt(), top());
      case 0x94 -> memo.put(memo.size(), top());
      case 'h' -> push(remembered(Byte.toUnsignedInt(code.get())));
      case 'j' -> push(remembered(code.getInt()));
      case '0' -> pop();
      case 'c' -> push(name(line(), line()));
      case 0x93 -> {
        List<Object> words = last(2);
        push(name(String.valueOf(words.get(0)), String.valueOf(words.get(1))));
      }
      case 'Q' -> push(storage(pop()));
      case 'R' -> {
        List<Object> call = last(2);
        push(call(call.get(0), call.get(1)));
      }
      case 'b' -> build();
      default ->
          throw new IOException(
              "its pickle uses the instruction 0x%02x, which no file of plain tensors needs"
                  .formatted(instruction));
    }
  }

  // The stack.

  private void push(Object value) throws IOException {
    if (++values > MOST_VALUES) {
      throw new IOException("its pickle holds more than " + MOST_VALUES + " values");
    }
    stack.add(value);
  }

  private Object pop() throws IOException {
    if (stack.isEmpty() || top() == MARK) {
      throw new IOException("its pickle takes values that are not there");
    }
    return stack.remove(stack.size() - 1);
  }

  private Object top() throws IOException {
    if (stack.isEmpty()) {
      throw new IOException("its pickle takes values that are not there");
    }
    return stack.get(stack.size() - 1);
  }

  private List<Object> last(int count) throws IOException {
    List<Object> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(0, pop());
    }
    return taken;
  }

  private List<Object> sinceMark() throws IOException {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw new IOException("its pickle takes values that are not there");
    }
    List<Object> tail = stack.subList(mark, stack.size());
    List<Object> taken = new ArrayList<>(tail.subList(1, tail.size()));
    tail.clear();
    return taken;
  }

  private Object remembered(int place) throws IOException {
    Object value = memo.get(place);
    if (value == null) {
      throw new IOException("its pickle remembers what it has not seen");
    }
    return value;
  }

  // Values.

  private String text(int length) throws IOException {
    if (length < 0 || length > code.remaining()) {
      throw new IOException("its pickle claims a word of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    code.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long whole(int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, code.remaining() + 1)];
    code.get(bytes);
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    BigInteger number = turned.length == 0 ? BigInteger.ZERO : new BigInteger(turned);
    // The number by which older files of PyTorch's begin has 80 bits; no other is needed whole.
    return number.longValue();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (byte letter = code.get(); letter != '\n'; letter = code.get()) {
      if (line.length() > 200) {
        throw new IOException("its pickle uses a name of more than 200 letters");
      }
      line.append((char) Byte.toUnsignedInt(letter));
    }
    return line.toString();
  }

  private static Name name(String module, String word) throws IOException {
    String whole = module + "." + word;
    boolean storage = module.equals("torch") && elements(word) != null;
    if (!storage && !CALLED.contains(whole) && !NAMED.contains(whole)) {
      throw new UnknownName(whole.replaceAll("\\p{Cntrl}", "?"));
    }
    return new Name(whole);
  }

  private static ElementType elements(String storage) {
    for (ElementType type : ElementType.values()) {
      if (type.isStored(storage)) {
        return type;
      }
    }
    return null;
  }

  private void append(List<Object> items) throws IOException {
    if (!(top() instanceof List<?>)) {
      throw new IOException("its pickle appends to what is no list");
    }
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) top();
    list.addAll(items);
  }

  private void put(List<Object> items) throws IOException {
    if (!(top() instanceof Map<?, ?>) || items.size() % 2 != 0) {
      throw new IOException("its pickle puts values into what is no map");
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> map = (Map<Object, Object>) top();
    for (int i = 0; i < items.size(); i += 2) {
      map.put(key(items.get(i)), items.get(i + 1));
    }
  }

  /** Only plain values are keys: a list would have to be walked through at every look-up. */
  private static Object key(Object given) throws IOException {
    if (given instanceof String || given instanceof Long || given instanceof Boolean) {
      return given;
    }
    throw new IOException("its pickle has a key that is neither a word nor a whole number");
  }

  private static Storage storage(Object given) throws IOException {
    if (given instanceof List<?> id
        && id.size() >= 5
        && id.get(0).equals("storage")
        && id.get(1) instanceof Name name
        && id.get(2) instanceof String key
        && id.get(4) instanceof Long length) {
      ElementType type = elements(name.text().substring(name.text().lastIndexOf('.') + 1));
      if (type != null && length >= 0) {
        return new Storage(type, key, length);
      }
    }
    throw new IOException("its pickle names numbers that are no storage of PyTorch's");
  }

  private static Object call(Object called, Object given) throws IOException {
    if (!(called instanceof Name name) || !(given instanceof List<?> arguments)) {
      throw new IOException("its pickle calls what has no name");
    }
    switch (name.text()) {
      case "collections.OrderedDict" -> {
        return ordered(arguments);
      }
      case "torch.Size" -> {
        return arguments.isEmpty() ? List.of() : arguments.get(0);
      }
      case "torch.device" -> {
        return arguments.isEmpty() ? NONE : arguments.get(0);
      }
      case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state" -> {
        if (!arguments.isEmpty() && arguments.get(0) instanceof Tensor tensor) {
          return tensor;
        }
      }
      case "torch._utils._rebuild_tensor_v2" -> {
        if (arguments.size() >= 4
            && arguments.get(0) instanceof Storage storage
            && arguments.get(1) instanceof Long offset
            && arguments.get(2) instanceof List<?> shape
            && arguments.get(3) instanceof List<?> strides) {
          return tensor(storage, offset, shape, strides);
        }
      }
      default -> throw new IOException("its pickle calls " + name.text() + ", which is no call");
    }
    throw new IOException("its pickle calls " + name.text() + " with what it does not take");
  }

  private static Map<Object, Object> ordered(List<?> arguments) throws IOException {
    Map<Object, Object> map = new LinkedHashMap<>();
    if (!arguments.isEmpty() && arguments.get(0) instanceof List<?> pairs) {
      for (Object pair : pairs) {
        if (!(pair instanceof List<?> two) || two.size() != 2) {
          throw new IOException("its pickle makes a map of what are no pairs");
        }
        map.put(key(two.get(0)), two.get(1));
      }
    }
    return map;
  }

  private static Tensor tensor(Storage storage, long offset, List<?> shape, List<?> strides)
      throws IOException {
    List<Integer> lengths = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    for (int axis = 0; axis < shape.size(); axis++) {
      if (strides.size() != shape.size()
          || !(shape.get(axis) instanceof Long length)
          || !(strides.get(axis) instanceof Long stride)
          || length < 0
          || length > Integer.MAX_VALUE
          || stride < 0) {
        throw new IOException("its pickle makes a tensor of a shape that cannot be");
      }
      lengths.add(length.intValue());
      steps.add(stride);
    }
    return new Tensor(storage, offset, lengths, steps);
  }

  /** A state dict carries notes on its versions, which nobody needs; nothing else has a state. */
  private void build() throws IOException {
    pop();
    if (!(top() instanceof Map<?, ?>)) {
      throw new IOException("its pickle gives a state to what has none");
    }
  }
}
