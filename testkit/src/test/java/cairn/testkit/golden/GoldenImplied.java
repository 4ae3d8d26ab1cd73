package cairn.testkit.golden;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Arguments of constructors that the reference does not list because the table hides them in a closure, by the case's
/// description.
final class GoldenImplied {
    private static final Map<String, Map<String, Object>> ARGUMENTS = new HashMap<>();

    private GoldenImplied() {}

    static {
        conv("Conv1d_dilated", 4, 5, "kernel_size", 3, "dilation", 2);
        conv("Conv1d_groups", 4, 6, "kernel_size", 3, "groups", 2);
        conv("Conv1d_pad_valid", 4, 5, "kernel_size", 3, "padding", "valid");
        conv("Conv1d_pad_same", 4, 5, "kernel_size", 3, "padding", "same");
        conv("Conv1d_pad_same2", 4, 5, "kernel_size", 4, "padding", "same");
        conv("Conv1d_pad_same_dilated", 4, 5, "kernel_size", 4, "padding", "same", "dilation", 2);
        conv("ConvTranspose1d", 3, 4, "kernel_size", 3, "stride", 3, "padding", 1, "output_padding", 1);
        conv(
                "ConvTranspose1d_groups",
                4,
                6,
                "kernel_size",
                3,
                "stride",
                3,
                "padding",
                1,
                "output_padding",
                1,
                "groups",
                2);
        conv("Conv2d_groups", 4, 6, "kernel_size", ints(3, 2), "groups", 2);
        conv("Conv2d_groups_thnn", 4, 6, "kernel_size", ints(3, 2), "groups", 2);
        conv("Conv2d_pad_valid", 2, 4, "kernel_size", ints(3, 4), "padding", "valid");
        conv("Conv2d_pad_same", 2, 4, "kernel_size", ints(3, 4), "padding", "same");
        conv("Conv2d_pad_same_dilated", 2, 4, "kernel_size", ints(3, 4), "padding", "same", "dilation", 2);
        conv("ConvTranspose2d_groups", 2, 4, "kernel_size", ints(2, 3), "groups", 2);
        conv("Conv2d_depthwise", 4, 4, "kernel_size", 3, "groups", 4);
        conv("Conv2d_depthwise_with_multiplier", 4, 8, "kernel_size", 3, "groups", 4);
        conv("Conv2d_depthwise_strided", 4, 4, "kernel_size", 3, "stride", 2, "groups", 4);
        conv("Conv2d_depthwise_padded", 4, 4, "kernel_size", 3, "padding", 1, "groups", 4);
        conv("Conv2d_depthwise_dilated", 4, 4, "kernel_size", 2, "dilation", 2, "groups", 4);
        conv("Conv3d_groups", 2, 4, "kernel_size", 3, "groups", 2);
        conv("Conv3d_dilated", 3, 4, "kernel_size", 2, "dilation", 2);
        conv("Conv3d_dilated_strided", 3, 4, "kernel_size", 2, "dilation", 2, "stride", 2);
        conv("Conv3d_pad_valid", 3, 4, "kernel_size", ints(2, 3, 4), "padding", "valid");
        conv("Conv3d_pad_same", 3, 4, "kernel_size", ints(2, 3, 4), "padding", "same");
        conv("Conv3d_pad_same_dilated", 3, 4, "kernel_size", ints(2, 3, 4), "padding", "same", "dilation", 2);
    }

    static { // windows as columns
        put("Unfold", "kernel_size", 2);
        put("Unfold_int_input", "kernel_size", 2);
        put("Fold", "output_size", 3, "kernel_size", 2);
        put("Fold_int_input", "output_size", 3, "kernel_size", 2);
        put("Fold_no_batch_dim_input", "output_size", 3, "kernel_size", 2);
    }

    static { // pooling
        put("MaxPool1d_return_indices", "kernel_size", 4, "return_indices", true);
        put("MaxPool2d_return_indices", "kernel_size", 3, "stride", 2, "padding", 1, "return_indices", true);
        put("FractionalMaxPool2d_ratio", "kernel_size", 2);
        put("FractionalMaxPool2d_ratio_no_batch_dim", "kernel_size", 2);
        put("FractionalMaxPool2d_ratio_return_indices", "kernel_size", 2, "return_indices", true);
        put("FractionalMaxPool2d_size", "kernel_size", ints(2, 3), "output_size", ints(4, 3));
        put("FractionalMaxPool2d_size_no_batch_dim", "kernel_size", ints(2, 3), "output_size", ints(4, 3));
        put("FractionalMaxPool3d_ratio", "kernel_size", 2);
        put("FractionalMaxPool3d_ratio_no_batch_dim", "kernel_size", 2);
        put("FractionalMaxPool3d_ratio_return_indices", "kernel_size", 2, "return_indices", true);
        put("FractionalMaxPool3d_size", "kernel_size", 2, "output_size", 4);
        put("FractionalMaxPool3d_size_no_batch_dim", "kernel_size", 2, "output_size", 4);
        put("FractionalMaxPool3d_asymsize", "kernel_size", ints(4, 2, 3), "output_size", ints(10, 3, 2));
        divisor("AvgPool2d_divisor", 2);
        divisor("AvgPool2d_divisor_stride", 2, "stride", 2);
        divisor("AvgPool2d_divisor_stride_pad", 2, "stride", 2, "padding", 1);
        divisor("AvgPool3d_divisor", 2);
        divisor("AvgPool3d_divisor_stride", 2, "stride", 2);
        divisor("AvgPool3d_divisor_stride_pad", 2, "stride", 2, "padding", 1);
        divisor("AvgPool3d_divisor_stride_pad_gpu_fixedkw_output", 4, "stride", 2, "padding", ints(1, 2, 1));
        divisor(
                "AvgPool3d_divisor_stride_pad_gpu_general_output",
                ints(2, 4, 8),
                "stride",
                1,
                "padding",
                ints(1, 1, 2));
        divisor("AvgPool3d_divisor_stride1_pad0_gpu_input", 3, "stride", 1);
        divisor("AvgPool3d_divisor_stride_pad_gpu_input_nooverlap", 2, "stride", 2, "padding", 1);
    }

    static { // embedding
        put("EmbeddingBag_mean_padding_idx", "num_embeddings", 4, "embedding_dim", 3, "padding_idx", 1);
        bag("sum");
        bag("max");
    }

    private static void bag(String mode) {
        put(
                "EmbeddingBag_" + mode + "_padding_idx",
                "num_embeddings",
                4,
                "embedding_dim",
                3,
                "mode",
                mode,
                "padding_idx",
                1);
    }

    private static void divisor(String description, Object size, Object... others) {
        put(description, others);
        ARGUMENTS.get(description).putAll(Map.of("kernel_size", size, "divisor_override", 1));
    }

    private static void conv(String description, int in, int out, Object... others) {
        put(description, others);
        ARGUMENTS.get(description).putAll(Map.of("in_channels", in, "out_channels", out));
    }

    /// @param arguments names and values in turn
    private static void put(String description, Object... arguments) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) map.put((String) arguments[i], arguments[i + 1]);
        ARGUMENTS.put(description, map);
    }

    private static List<Integer> ints(Integer... values) {
        return Arrays.asList(values);
    }

    static Map<String, Object> of(String description) {
        Map<String, Object> implied = new HashMap<>(ARGUMENTS.getOrDefault(description, Map.of()));
        implied.putAll(GoldenCriteria.impliedBy(description));
        return implied;
    }
}
