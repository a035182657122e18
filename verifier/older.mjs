// What the libraries ask of a browser and telephones from before 2022 lack. Imported before them.
if (!Object.hasOwn)
  Object.hasOwn = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
