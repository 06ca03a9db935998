/**
 * Files of arrays that other programs wrote, read as what they are: NumPy, safetensors, PyTorch,
 * MATLAB and HDF5.
 *
 * <p>A file is whatever somebody sent. So nothing that it says of its sizes is believed before it
 * was compared with its length, nothing in it is executed, and whatever is wrong with it ends in a
 * sentence. {@link org.rnnzoo.workbench.arrays.ArrayFile} tells the formats apart by their content.
 */
package org.rnnzoo.workbench.arrays;
