package cairn.tensor.engine;

import cairn.tensor.DType;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The memory of one or more tensors: a stretch of a Java array.
///
/// Kernels ask for [#floats()] and [#base()] when they run, never earlier, because a step plan may move a buffer into its arena
/// between two runs.
public final class Buffer {
    private final DType dtype;
    private final int length;
    private @Nullable Object array; // null while the memory lives only as long as its tensors
    private @Nullable WeakReference<Object> loose;
    private int base;
    private int version;
    private @Nullable Lease lease; // null for memory that nobody takes back

    private Buffer(DType dtype, Object array, int length) {
        this.dtype = dtype;
        this.array = array;
        this.length = length;
    }

    /// New memory, zeroed. None at all while launches are not run.
    public static Buffer allocate(DType dtype, int length) {
        Buffer buffer = new Buffer(dtype, newArray(dtype, Engine.isDry() ? 0 : length), length);
        Engine.allocated(buffer, true);
        return buffer;
    }

    /// A fresh Java array for `length` elements of `dtype`.
    public static Object newArray(DType dtype, int length) {
        return switch (dtype) {
            case F32 -> new float[length];
            case I64 -> new long[length];
            case BOOL -> new boolean[length];
        };
    }

    /// A buffer over the caller's array, which is not copied.
    public static Buffer wrap(float[] array) {
        return wrapped(new Buffer(DType.F32, array, array.length));
    }

    /// A buffer over the caller's array, which is not copied.
    public static Buffer wrap(long[] array) {
        return wrapped(new Buffer(DType.I64, array, array.length));
    }

    /// A buffer over the caller's array, which is not copied.
    public static Buffer wrap(boolean[] array) {
        return wrapped(new Buffer(DType.BOOL, array, array.length));
    }

    private static Buffer wrapped(Buffer buffer) {
        Engine.allocated(buffer, false);
        return buffer;
    }

    /// A buffer of `length` elements without memory of its own; [#rebase] gives it some.
    public static Buffer window(DType dtype, int length) {
        return new Buffer(dtype, newArray(dtype, 0), length);
    }

    public DType dtype() {
        return dtype;
    }

    /// The number of elements.
    public int length() {
        return length;
    }

    /// The array the elements are in now; they start at [#base()].
    ///
    /// @throws IllegalStateException if the memory belongs to a step plan that is not running
    public Object array() {
        if (lease != null) lease.check();
        Object a = array;
        return a != null ? a : looseArray();
    }

    private Object looseArray() {
        Object a = loose == null ? null : loose.get();
        if (a == null)
            throw new IllegalStateException(
                    "This memory of a recorded step is gone. What a step computes is to be returned from it.");
        return a;
    }

    /// From now on the memory lives only as long as tensors that hold it; see [ArrayTensor#hold]. Whoever keeps the buffer for its
    /// geometry alone does not keep the memory.
    public void loosen() {
        if (array == null) return;
        loose = new WeakReference<>(array);
        array = null;
    }

    boolean isLoose() {
        return array == null;
    }

    /// As [#array()].
    public float[] floats() {
        return (float[]) array();
    }

    /// As [#array()].
    public long[] longs() {
        return (long[]) array();
    }

    /// As [#array()].
    public boolean[] bools() {
        return (boolean[]) array();
    }

    /// Sets `n` elements of the array from position `at` on to 0 or false.
    public void zero(int at, int n) {
        switch (dtype) {
            case F32 -> Arrays.fill(floats(), at, at + n, 0);
            case I64 -> Arrays.fill(longs(), at, at + n, 0);
            case BOOL -> Arrays.fill(bools(), at, at + n, false);
        }
    }

    /// The position of the first element in the array.
    public int base() {
        return base;
    }

    /// Moves this buffer to another place; the contents are not copied.
    public void rebase(Object newArray, int newBase) {
        array = newArray;
        base = newBase;
    }

    /// Makes the memory one that is used only while `terms` allow it.
    public void lease(@Nullable Lease terms) {
        lease = terms;
    }

    /// How often the contents were changed in place. Saved values whose version has moved on are refused by the backward pass.
    public int version() {
        return version;
    }

    /// Notes a change in place.
    public void touch() {
        version++;
    }
}
