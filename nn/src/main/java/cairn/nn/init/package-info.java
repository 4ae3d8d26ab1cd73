/// The first values of parameters.
package cairn.nn.init;
