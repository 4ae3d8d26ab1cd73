package cairn.tensor.plan;

import cairn.tensor.DType;
import cairn.tensor.engine.Buffer;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The memory in which all plans of one step work: one array per type of element. Only one of them runs at a time, and what it returns is
/// copied before the next one runs.
final class Arena {
    private static final int MOST = Integer.MAX_VALUE - 64; // elements of an array

    private final List<Layout> tenants = new ArrayList<>();
    private final Map<DType, Object> arrays = new EnumMap<>(DType.class);

    /// Moves the buffers of `layout` in, unless they are too many for one array; then they stay where they are.
    void admit(Layout layout) {
        for (DType dtype : DType.values()) if (layout.size(dtype) > MOST) return;
        tenants.add(layout);
        for (DType dtype : DType.values()) {
            int size = (int) layout.size(dtype);
            if (size == 0) continue;
            Object array = arrays.get(dtype);
            if (array != null && Array.getLength(array) >= size) layout.moveTo(array, dtype);
            else grow(dtype, size);
        }
    }

    private void grow(DType dtype, int size) {
        Object array = Buffer.newArray(dtype, size);
        arrays.put(dtype, array);
        for (Layout tenant : tenants) tenant.moveTo(array, dtype);
    }

    /// Forgets a layout.
    void dismiss(Layout layout) {
        tenants.remove(layout);
    }
}
